; The Windows installer: for one user, without administrator rights. Made by make_installers.py, which defines
; VERSION, BUILT (the folder dist\medbot), ICON, LICENCE, OUTPUT and, to sign what removes it, SIGN_COMMAND.
;   medbot-setup.exe /S            installs without a question; 5 where MedBot is open, and nothing is touched then
;   uninstall.exe /S               removes without a question and keeps the user's data
Unicode true
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma

!include "MUI2.nsh"
!include "LogicLib.nsh"

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\MedBot"

Name "MedBot"
OutFile "${OUTPUT}"
!ifdef SIGN_COMMAND
  !uninstfinalize '${SIGN_COMMAND} "%1"'
!endif
InstallDir "$LOCALAPPDATA\Programs\MedBot"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
BrandingText "MedBot ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "MedBot"
VIAddVersionKey "FileDescription" "MedBot Desktop"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
; What removes it speaks as it was installed, and does not ask again.
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "${KEY}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"
!define MUI_FINISHPAGE_RUN "$INSTDIR\medbot.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Spanish"
!insertmacro MUI_LANGUAGE "English"

LangString RUNNING ${LANG_SPANISH} "MedBot está abierto. Ciérrelo y pulse Reintentar."
LangString RUNNING ${LANG_ENGLISH} "MedBot is open. Close it, then press Retry."
LangString ASK_DATA ${LANG_SPANISH} "¿Borrar también el historial, los datos y las copias de este usuario? No se pueden recuperar. Si duda, pulse No."
LangString ASK_DATA ${LANG_ENGLISH} "Delete this user's history, data and copies too? They cannot be recovered. If in doubt, press No."

Function .onInit
  !insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

; A running program holds its files: nothing is touched before the window and every command have ended.
!macro LOOK_AT PROGRAM
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${If} ${Errors}
      StrCpy $1 "open"
    ${Else}
      FileClose $0
    ${EndIf}
  ${EndIf}
!macroend

!macro WAIT_UNTIL_CLOSED
  ${Do}
    StrCpy $1 ""
    !insertmacro LOOK_AT "medbot.exe"
    !insertmacro LOOK_AT "medbot-cli.exe"
    ${If} $1 == ""
      ${ExitDo}
    ${EndIf}
    ${If} ${Silent}
      SetErrorLevel 5
      Quit
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" IDRETRY +2
    Quit
  ${Loop}
!macroend

Section
  !insertmacro WAIT_UNTIL_CLOSED
  ; The earlier version goes whole, so that no file of it is left among the new ones.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${BUILT}${SLASH}*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\MedBot.lnk" "$INSTDIR\medbot.exe"
  WriteRegStr HKCU "${KEY}" "Language" "$LANGUAGE"
  WriteRegStr HKCU "${KEY}" "DisplayName" "MedBot"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\medbot.exe"
  WriteRegStr HKCU "${KEY}" "Publisher" "MedBot Desktop"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

Section "Uninstall"
  !insertmacro WAIT_UNTIL_CLOSED
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\medbot.exe"
  Delete "$INSTDIR\medbot-cli.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\MedBot.lnk"
  DeleteRegKey HKCU "${KEY}"
  ; A silent removal, as an update by the administrator makes one, never touches what the user wrote.
  IfSilent kept
  IfFileExists "$LOCALAPPDATA\MedBot\*" 0 kept
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(ASK_DATA)" IDNO kept
      RMDir /r "$LOCALAPPDATA\MedBot"
  kept:
SectionEnd
