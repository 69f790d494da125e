"""Opens a DOCX in LibreOffice, accepts or rejects every tracked change, and writes the text that is left.

    office.py PIPE IN.docx accept OUT.txt [IN.docx reject OUT.txt ...]

A soffice must be listening on the pipe; it is told to end when all is done.
"""

import pathlib
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}


def properties(**values):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def connected(pipe, seconds=90):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    last = time.monotonic() + seconds
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > last:
                raise
            time.sleep(0.2)


def settle(context, desktop, source, command, target):
    document = desktop.loadComponentFromURL(
        pathlib.Path(source).resolve().as_uri(), "_blank", 0, properties(Hidden=True)
    )
    try:
        frame = document.getCurrentController().getFrame()
        dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        dispatcher.executeDispatch(frame, COMMANDS[command], "", 0, ())
        document.storeToURL(
            pathlib.Path(target).resolve().as_uri(),
            properties(FilterName="Text (encoded)", FilterOptions="UTF8,LF,,,"),
        )
    finally:
        document.close(True)


def main(pipe, *jobs):
    context = connected(pipe)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    try:
        for source, command, target in zip(jobs[0::3], jobs[1::3], jobs[2::3]):
            settle(context, desktop, source, command, target)
    finally:
        try:
            desktop.terminate()
        except Exception:  # the connection falls with the office
            pass


main(*sys.argv[1:])
