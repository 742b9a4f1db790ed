@echo off
rem Sets everything up, then opens the editor on a sample; arguments go to journey-editor.
call "%~dp0tools\start.cmd" run %*
exit /b %errorlevel%
