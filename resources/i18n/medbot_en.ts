<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AsidePage</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s) whose right row is known.</source>
        <translation>
            <numerusform>%Ln question whose right row is known.</numerusform>
            <numerusform>%Ln questions whose right row is known.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s) taught.</source>
        <translation>
            <numerusform>%Ln question taught.</numerusform>
            <numerusform>%Ln questions taught.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BinView</name>
    <message numerus="yes">
        <source>conversation, %Ln question(s)</source>
        <translation>
            <numerusform>conversation, %Ln question</numerusform>
            <numerusform>conversation, %Ln questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) left</source>
        <translation>
            <numerusform>%Ln day left</numerusform>
            <numerusform>%Ln days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChatHead</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln data set(s)</source>
        <translation>
            <numerusform>%Ln data set</numerusform>
            <numerusform>%Ln data sets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContentsWords</name>
    <message numerus="yes">
        <source>%Ln question(s)</source>
        <translation>
            <numerusform>%Ln question</numerusform>
            <numerusform>%Ln questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln data set(s)</source>
        <translation>
            <numerusform>%Ln data set</numerusform>
            <numerusform>%Ln data sets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln model(s)</source>
        <translation>
            <numerusform>%Ln model</numerusform>
            <numerusform>%Ln models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopiesSettings</name>
    <message numerus="yes">
        <source>Show all %Ln</source>
        <translation>
            <numerusform>Show %Ln</numerusform>
            <numerusform>Show all %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message numerus="yes">
        <source>%Ln row(s) added to your data.</source>
        <translation>
            <numerusform>%Ln row added to your data.</numerusform>
            <numerusform>%Ln rows added to your data.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Next: {name} (%Ln left)</source>
        <translation>
            <numerusform>Next: {name} (%Ln left)</numerusform>
            <numerusform>Next: {name} (%Ln left)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DataSetCard</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln due for review</source>
        <translation>
            <numerusform>%Ln due for review</numerusform>
            <numerusform>%Ln due for review</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DataSettings</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeletedLine</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) left</source>
        <translation>
            <numerusform>%Ln day left</numerusform>
            <numerusform>%Ln days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EmptyChat</name>
    <message numerus="yes">
        <source>%Ln row(s) answer, word for word.</source>
        <translation>
            <numerusform>%Ln row answers, word for word.</numerusform>
            <numerusform>%Ln rows answer, word for word.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of sample data. Replace them with your own before you serve customers.</source>
        <translation>
            <numerusform>%Ln row of sample data. Replace it with your own before you serve customers.</numerusform>
            <numerusform>%Ln rows of sample data. Replace them with your own before you serve customers.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EraseQuestion</name>
    <message numerus="yes">
        <source>Erase %Ln question(s) for good?</source>
        <translation>
            <numerusform>Erase %Ln question for good?</numerusform>
            <numerusform>Erase %Ln questions for good?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also from %Ln backup copy(ies)</source>
        <translation>
            <numerusform>Also from %Ln backup copy</numerusform>
            <numerusform>Also from %Ln backup copies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileFoot</name>
    <message numerus="yes">
        <source>Use %Ln row(s)</source>
        <translation>
            <numerusform>Use %Ln row</numerusform>
            <numerusform>Use %Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message numerus="yes">
        <source>%Ln active</source>
        <translation>
            <numerusform>%Ln active</numerusform>
            <numerusform>%Ln active</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message numerus="yes">
        <source>%Ln question(s) chosen</source>
        <translation>
            <numerusform>%Ln question chosen</numerusform>
            <numerusform>%Ln questions chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s) found</source>
        <translation>
            <numerusform>%Ln question found</numerusform>
            <numerusform>%Ln questions found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryWiring</name>
    <message numerus="yes">
        <source>%Ln question(s) deleted.</source>
        <translation>
            <numerusform>%Ln question deleted.</numerusform>
            <numerusform>%Ln questions deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln conversation(s) deleted.</source>
        <translation>
            <numerusform>%Ln conversation deleted.</numerusform>
            <numerusform>%Ln conversations deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LayoutBar</name>
    <message numerus="yes">
        <source>%Ln not used</source>
        <translation>
            <numerusform>%Ln not used</numerusform>
            <numerusform>%Ln not used</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MeasurePanel</name>
    <message numerus="yes">
        <source>%Ln question(s) left out: no model would be asked.</source>
        <translation>
            <numerusform>%Ln question left out: no model would be asked.</numerusform>
            <numerusform>%Ln questions left out: no model would be asked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more question(s) than one measurement takes.</source>
        <translation>
            <numerusform>%Ln more question than one measurement takes.</numerusform>
            <numerusform>%Ln more questions than one measurement takes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MeasuredView</name>
    <message numerus="yes">
        <source>{model}: %Ln question(s), each asked both ways</source>
        <translation>
            <numerusform>{model}: %Ln question, asked both ways</numerusform>
            <numerusform>{model}: %Ln questions, each asked both ways</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln number(s)</source>
        <translation>
            <numerusform>%Ln number</numerusform>
            <numerusform>%Ln numbers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message numerus="yes">
        <source>{name}: menu with %Ln entry(ies)</source>
        <translation>
            <numerusform>{name}: menu with %Ln entry</numerusform>
            <numerusform>{name}: menu with %Ln entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message numerus="yes">
        <source>The name has %Ln letter(s).</source>
        <translation>
            <numerusform>The name has %Ln letter.</numerusform>
            <numerusform>The name has %Ln letters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln letter(s) fit. Shorten it.</source>
        <translation>
            <numerusform>%Ln letter fits. Shorten it.</numerusform>
            <numerusform>%Ln letters fit. Shorten it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message numerus="yes">
        <source>%Ln question(s) chosen</source>
        <translation>
            <numerusform>%Ln question chosen</numerusform>
            <numerusform>%Ln questions chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message numerus="yes">
        <source>%Ln row(s) are not sent</source>
        <translation>
            <numerusform>%Ln row is not sent</numerusform>
            <numerusform>%Ln rows are not sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReplacePage</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln correction(s) made here will be replaced by what the file says.</source>
        <translation>
            <numerusform>%Ln correction made here will be replaced by what the file says.</numerusform>
            <numerusform>%Ln corrections made here will be replaced by what the file says.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestorePanel</name>
    <message numerus="yes">
        <source>%Ln question(s) of those here are not in the copy.</source>
        <translation>
            <numerusform>%Ln question of those here is not in the copy.</numerusform>
            <numerusform>%Ln questions of those here are not in the copy.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s) of the copy are not here.</source>
        <translation>
            <numerusform>%Ln question of the copy is not here.</numerusform>
            <numerusform>%Ln questions of the copy are not here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPanels</name>
    <message numerus="yes">
        <source>↑ %Ln better</source>
        <translation>
            <numerusform>↑ %Ln better</numerusform>
            <numerusform>↑ %Ln better</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>↓ %Ln worse</source>
        <translation>
            <numerusform>↓ %Ln worse</numerusform>
            <numerusform>↓ %Ln worse</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowsPanel</name>
    <message numerus="yes">
        <source>Repair %Ln row(s)</source>
        <translation>
            <numerusform>Repair %Ln row</numerusform>
            <numerusform>Repair %Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowsTools</name>
    <message numerus="yes">
        <source>Reviewed today (%Ln)</source>
        <translation>
            <numerusform>Reviewed today (%Ln)</numerusform>
            <numerusform>Reviewed today (%Ln)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourcePanel</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TuningPlace</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
</TS>
