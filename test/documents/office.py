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
    create = lambda name: context.ServiceManager.createInstanceWithContext(name, context)
    document = create("com.sun.star.text.TextDocument")
    document.load(properties(URL=pathlib.Path(source).resolve().as_uri(), FilterName="MS Word 2007 XML", Hidden=True))
    without_comments(document)
    # The commands belong to a view: it is that of an empty document, which the loaded one takes over.
    frame = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, properties(Hidden=True))
    frame = frame.getCurrentController().getFrame()
    controller = document.createDefaultViewController(frame)
    controller.attachModel(document)
    document.connectController(controller)
    frame.setComponent(controller.ComponentWindow, controller)
    document.setCurrentController(controller)
    controller.attachFrame(frame)
    try:
        url = uno.createUnoStruct("com.sun.star.util.URL")
        url.Complete = COMMANDS[command]
        _, url = create("com.sun.star.util.URLTransformer").parseStrict(url)
        d = controller.queryDispatch(url, "", 0)
        print(d)
        d.dispatch(url, properties(SynchronMode=True))
        document.storeToURL(
            pathlib.Path(target).resolve().as_uri(),
            properties(FilterName="Text (encoded)", FilterOptions="UTF8,LF,,,"),
        )
    finally:
        document.close(True)


def without_comments(document):
    """An office installed without windows falls when it is to show a comment. They are no part of the text."""
    document.RecordChanges = False
    fields = document.getTextFields().createEnumeration()
    comments = []
    while fields.hasMoreElements():
        field = fields.nextElement()
        if field.supportsService("com.sun.star.text.textfield.Annotation"):
            comments.append(field)
    for comment in comments:
        comment.dispose()


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
