@echo off
rem Sets everything up, then checks and tests everything; arguments go to pytest.
call "%~dp0tools\start.cmd" test %*
exit /b %errorlevel%
