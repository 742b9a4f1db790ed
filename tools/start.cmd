@echo off
rem start.cmd run^|test [ARGUMENTS]: finds a Python and hands over to setup.py beside it.
setlocal
set "needs=import sys; sys.exit(sys.version_info < (3, 11))"
py -3 -c "%needs%" >nul 2>nul && goto launcher
python -c "%needs%" >nul 2>nul && goto python
where uv >nul 2>nul && goto uv
echo Journey Editor needs Python 3.11 or newer. Install it once, then start again: 1>&2
echo   winget install Python.Python.3.13 1>&2
exit /b 3

:launcher
py -3 "%~dp0setup.py" %*
exit /b %errorlevel%

:python
python "%~dp0setup.py" %*
exit /b %errorlevel%

:uv
uv run --no-project --quiet --python ">=3.11" "%~dp0setup.py" %*
exit /b %errorlevel%
