@echo off
setlocal
where dotnet >nul 2>nul
if errorlevel 1 (
  echo saddle: 'dotnet' was not found on the PATH. Install the .NET 10 SDK from https://dot.net and try again. 1>&2
  exit /b 1
)
set "project=%~dp0src\Saddle.Cli\Saddle.Cli.csproj"
set "program=%~dp0src\Saddle.Cli\bin\Release\net10.0\Saddle.Cli.dll"
set "log=%TEMP%\saddle-build-%RANDOM%.log"
rem The build itself skips what is up to date.
pushd "%~dp0"
dotnet --version >nul 2>nul
if errorlevel 1 (
  popd
  echo saddle: no .NET SDK that fits was found. It takes the version in global.json or a later one of .NET 10. Install it from https://dot.net and try again. 1>&2
  exit /b 1
)
set "lean=-p:RunAnalyzers=false -p:EnforceCodeStyleInBuild=false -p:GenerateDocumentationFile=false"
dotnet build "%project%" -c Release -v q -nologo %lean% >"%log%" 2>&1
if errorlevel 1 (
  type "%log%" 1>&2
  del "%log%"
  popd
  echo saddle: the build failed with the errors above. Nothing was run. 1>&2
  exit /b 1
)
popd
del "%log%"
dotnet "%program%" %*
exit /b %errorlevel%
