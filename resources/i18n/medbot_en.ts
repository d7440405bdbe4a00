<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AsidePage</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) whose right row is known.</source>
        <translation>
            <numerusform>%n question whose right row is known.</numerusform>
            <numerusform>%n questions whose right row is known.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) taught.</source>
        <translation>
            <numerusform>%n question taught.</numerusform>
            <numerusform>%n questions taught.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BinView</name>
    <message numerus="yes">
        <source>conversation, %n question(s)</source>
        <translation>
            <numerusform>conversation, %n question</numerusform>
            <numerusform>conversation, %n questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChatHead</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n data set(s)</source>
        <translation>
            <numerusform>%n data set</numerusform>
            <numerusform>%n data sets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContentsWords</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n data set(s)</source>
        <translation>
            <numerusform>%n data set</numerusform>
            <numerusform>%n data sets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopiesSettings</name>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>Show %n</numerusform>
            <numerusform>Show all %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message numerus="yes">
        <source>%n row(s) added to your data.</source>
        <translation>
            <numerusform>%n row added to your data.</numerusform>
            <numerusform>%n rows added to your data.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DataSetCard</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due for review</source>
        <translation>
            <numerusform>%n due for review</numerusform>
            <numerusform>%n due for review</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DataSettings</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeletedLine</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EmptyChat</name>
    <message numerus="yes">
        <source>%n row(s) answer, word for word.</source>
        <translation>
            <numerusform>%n row answers, word for word.</numerusform>
            <numerusform>%n rows answer, word for word.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of sample data. Change them for your own before you serve.</source>
        <translation>
            <numerusform>%n row of sample data. Change it for your own before you serve.</numerusform>
            <numerusform>%n rows of sample data. Change them for your own before you serve.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EraseQuestion</name>
    <message numerus="yes">
        <source>Erase %n question(s) for good?</source>
        <translation>
            <numerusform>Erase %n question for good?</numerusform>
            <numerusform>Erase %n questions for good?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also from %n backup copy(ies)</source>
        <translation>
            <numerusform>Also from %n backup copy</numerusform>
            <numerusform>Also from %n backup copies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileFoot</name>
    <message numerus="yes">
        <source>Use %n row(s)</source>
        <translation>
            <numerusform>Use %n row</numerusform>
            <numerusform>Use %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message numerus="yes">
        <source>%n question(s) chosen</source>
        <translation>
            <numerusform>%n question chosen</numerusform>
            <numerusform>%n questions chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) found</source>
        <translation>
            <numerusform>%n question found</numerusform>
            <numerusform>%n questions found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryWiring</name>
    <message numerus="yes">
        <source>%n question(s) deleted.</source>
        <translation>
            <numerusform>%n question deleted.</numerusform>
            <numerusform>%n questions deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) deleted.</source>
        <translation>
            <numerusform>%n conversation deleted.</numerusform>
            <numerusform>%n conversations deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LayoutBar</name>
    <message numerus="yes">
        <source>%n not used</source>
        <translation>
            <numerusform>%n not used</numerusform>
            <numerusform>%n not used</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MeasurePanel</name>
    <message numerus="yes">
        <source>%n question(s) left out: no model would be asked.</source>
        <translation>
            <numerusform>%n question left out: no model would be asked.</numerusform>
            <numerusform>%n questions left out: no model would be asked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more question(s) than one measurement takes.</source>
        <translation>
            <numerusform>%n more question than one measurement takes.</numerusform>
            <numerusform>%n more questions than one measurement takes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MeasuredView</name>
    <message numerus="yes">
        <source>{model}: %n question(s), each asked both ways</source>
        <translation>
            <numerusform>{model}: %n question, asked both ways</numerusform>
            <numerusform>{model}: %n questions, each asked both ways</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s)</source>
        <translation>
            <numerusform>%n number</numerusform>
            <numerusform>%n numbers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message numerus="yes">
        <source>%n question(s) chosen</source>
        <translation>
            <numerusform>%n question chosen</numerusform>
            <numerusform>%n questions chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message numerus="yes">
        <source>%n row(s) are not sent</source>
        <translation>
            <numerusform>%n row is not sent</numerusform>
            <numerusform>%n rows are not sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReplacePage</name>
    <message numerus="yes">
        <source>%n correction(s) made here give way to the file.</source>
        <translation>
            <numerusform>%n correction made here gives way to the file.</numerusform>
            <numerusform>%n corrections made here give way to the file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestorePanel</name>
    <message numerus="yes">
        <source>%n question(s) of those here are not in the copy.</source>
        <translation>
            <numerusform>%n question of those here is not in the copy.</numerusform>
            <numerusform>%n questions of those here are not in the copy.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) of the copy are not here.</source>
        <translation>
            <numerusform>%n question of the copy is not here.</numerusform>
            <numerusform>%n questions of the copy are not here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPanels</name>
    <message numerus="yes">
        <source>↑ %n better</source>
        <translation>
            <numerusform>↑ %n better</numerusform>
            <numerusform>↑ %n better</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>↓ %n worse</source>
        <translation>
            <numerusform>↓ %n worse</numerusform>
            <numerusform>↓ %n worse</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowsPanel</name>
    <message numerus="yes">
        <source>Repair %n row(s)</source>
        <translation>
            <numerusform>Repair %n row</numerusform>
            <numerusform>Repair %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowsTools</name>
    <message numerus="yes">
        <source>Reviewed today (%n)</source>
        <translation>
            <numerusform>Reviewed today (%n)</numerusform>
            <numerusform>Reviewed today (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourcePanel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TuningPlace</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
</TS>
