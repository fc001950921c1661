; The installer for Windows. packaging/build.py runs makensis on it and defines
; VERSION, FILES (what PyInstaller built), ICON and TARGET (the file to write).
; It installs for the one who runs it, so that nobody is asked for an administrator's password.

Unicode true
!include MUI2.nsh
!include FileFunc.nsh

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\GijirokuReader"
!define KIND "GijirokuReader.Backup"

Name "$(PROGRAM)"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\GijirokuReader"
InstallDirRegKey HKCU "Software\GijirokuReader" "Folder"
RequestExecutionLevel user
SetCompressor /SOLID lzma
BrandingText " "
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "会議録リーダー"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "会議録リーダーのインストーラー"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "LegalCopyright" "MIT License"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\GijirokuReader.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Japanese"
!insertmacro MUI_LANGUAGE "English"

LangString PROGRAM ${LANG_JAPANESE} "会議録リーダー"
LangString PROGRAM ${LANG_ENGLISH} "Gijiroku Reader"
LangString BACKUP ${LANG_JAPANESE} "会議録リーダーのバックアップ"
LangString BACKUP ${LANG_ENGLISH} "Gijiroku Reader backup"
LangString RUNNING ${LANG_JAPANESE} "会議録リーダーが開いています。閉じてから、もう一度お試しください。"
LangString RUNNING ${LANG_ENGLISH} "Gijiroku Reader is open. Close it and try again."
LangString FOREIGN ${LANG_JAPANESE} "このフォルダーには別のファイルがあります。空のフォルダーを選んでください。"
LangString FOREIGN ${LANG_ENGLISH} "There are other files in this folder. Please choose an empty one."

; A running program keeps its file open: it cannot be opened for writing.
!macro StopWhereRunning
    IfFileExists "$INSTDIR\GijirokuReader.exe" 0 +7
    ClearErrors
    FileOpen $0 "$INSTDIR\GijirokuReader.exe" a
    IfErrors 0 +3
    MessageBox MB_ICONEXCLAMATION "$(RUNNING)" /SD IDOK
    Abort
    FileClose $0
!macroend

Section
    !insertmacro StopWhereRunning
    ; Nothing of an older version may stay; and what is no installation of ours is not touched.
    IfFileExists "$INSTDIR\_internal\*.*" 0 fresh
    IfFileExists "$INSTDIR\GijirokuReader.exe" 0 foreign
    RMDir /r "$INSTDIR\_internal"
    Goto fresh
foreign:
    MessageBox MB_ICONEXCLAMATION "$(FOREIGN)" /SD IDOK
    Abort
fresh:
    SetOutPath "$INSTDIR"
    File /r "${FILES}"
    File "/oname=app.ico" "${ICON}"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateShortcut "$SMPROGRAMS\$(PROGRAM).lnk" "$INSTDIR\GijirokuReader.exe"
    WriteRegStr HKCU "Software\GijirokuReader" "Folder" "$INSTDIR"
    WriteRegStr HKCU "Software\GijirokuReader" "Shortcut" "$SMPROGRAMS\$(PROGRAM).lnk"

    WriteRegStr HKCU "Software\Classes\.gijiroku" "" "${KIND}"
    WriteRegStr HKCU "Software\Classes\${KIND}" "" "$(BACKUP)"
    WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\app.ico"
    WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" \
        '"$INSTDIR\GijirokuReader.exe" --open "%1"'
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

    WriteRegStr HKCU "${KEY}" "DisplayName" "$(PROGRAM)"
    WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\app.ico"
    WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${KEY}" "NoModify" 1
    WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    IntFmt $0 "0x%08X" $0
    WriteRegDWORD HKCU "${KEY}" "EstimatedSize" $0
SectionEnd

; The library (%LOCALAPPDATA%\gijiroku-reader) is the user's and stays.
Section Uninstall
    !insertmacro StopWhereRunning
    RMDir /r "$INSTDIR\_internal"
    Delete "$INSTDIR\GijirokuReader.exe"
    Delete "$INSTDIR\gijiroku-reader.exe"
    Delete "$INSTDIR\app.ico"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    ReadRegStr $0 HKCU "Software\GijirokuReader" "Shortcut"
    Delete "$0"
    DeleteRegKey HKCU "Software\Classes\${KIND}"
    ReadRegStr $0 HKCU "Software\Classes\.gijiroku" ""
    StrCmp $0 "${KIND}" 0 +2
    DeleteRegKey HKCU "Software\Classes\.gijiroku"
    DeleteRegKey HKCU "${KEY}"
    DeleteRegKey HKCU "Software\GijirokuReader"
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
