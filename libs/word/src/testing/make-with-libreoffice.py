"""
How made-by-libreoffice-*.docx were made: LibreOffice 7.4 itself, told over UNO what a person would do in it.

    soffice --headless --norestore '--accept=socket,host=127.0.0.1,port=2099;urp;' &
    python3 make-with-libreoffice.py FOLDER moves      (then table, list, urdu; `verify` prints both texts by LibreOffice)

made-by-libreoffice-comments.docx is a file of ours (a tracked change, a comment with a reply, a resolved one) that LibreOffice
wrote anew: soffice --headless --convert-to docx. It does not write which comment answers which.
"""
import glob
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.lang import Locale
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

folder, only = sys.argv[1:3]
context = uno.getComponentContext()
resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
for _ in range(100):
    try:
        office = resolver.resolve("uno:socket,host=127.0.0.1,port=2099;urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(0.3)
make = lambda name: office.ServiceManager.createInstanceWithContext(name, office)
desktop, dispatcher = make("com.sun.star.frame.Desktop"), make("com.sun.star.frame.DispatchHelper")


def named(name, value):
    it = PropertyValue()
    it.Name, it.Value = name, value
    return it


def press(doc, command, **more):
    """What a key or a line of the menu does."""
    arguments = tuple(named(name, value) for name, value in more.items())
    dispatcher.executeDispatch(doc.CurrentController.Frame, ".uno:" + command, "", 0, arguments)


def begin(*paragraphs):
    doc = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, ())
    cursor = doc.Text.createTextCursor()
    for at, words in enumerate(paragraphs):
        if at:
            doc.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        cursor.ParaStyleName = "Text Body"
        doc.Text.insertString(cursor, words, False)
    return doc


def paragraph(doc, number):
    return [one for one in doc.Text][number]


def find(doc, words):
    search = doc.createSearchDescriptor()
    search.SearchString = words
    return doc.findFirst(search)


def select(doc, words):
    doc.CurrentController.select(find(doc, words))


def go(doc, to):
    doc.CurrentController.ViewCursor.gotoRange(to, False)


def save(doc):
    doc.storeToURL(f"file://{folder}/made-by-libreoffice-{only}.docx", (named("FilterName", "MS Word 2007 XML"),))
    doc.close(True)


settings = make("com.sun.star.configuration.ConfigurationProvider").createInstanceWithArguments(
    "com.sun.star.configuration.ConfigurationUpdateAccess", (named("nodepath", "/org.openoffice.UserProfile/Data"),)
)
settings.givenname, settings.sn = "Ayesha", "Khan"
settings.commitChanges()

if only == "moves":
    doc = begin(
        "First stays where it is.", "Second is moved to the end.", "Third is cut in two here. And goes on.",
        "Fourth is joined", "with the fifth.", "Sixth has a heavy word.", "Last.",
    )
    doc.RecordChanges = True
    go(doc, paragraph(doc, 1).Start)
    press(doc, "MoveDown")
    press(doc, "MoveDown")
    go(doc, find(doc, " And goes on.").Start)
    press(doc, "InsertPara")
    select(doc, "heavy")
    press(doc, "Bold")
    save(doc)

if only == "table":
    doc = begin("Before the table.")
    table = doc.createInstance("com.sun.star.text.TextTable")
    table.initialize(3, 2)
    end = doc.Text.createTextCursor()
    end.gotoEnd(False)
    doc.Text.insertTextContent(end, table, False)
    for name, words in {"A1": "Body", "B1": "Number", "A2": "Police", "B2": "15", "A3": "Rescue", "B3": "1122"}.items():
        table.getCellByName(name).String = words
    doc.RecordChanges = True
    doc.CurrentController.select(table.getCellByName("A2"))
    press(doc, "InsertRowsAfter", Amount=1)
    table.getCellByName("A3").String, table.getCellByName("B3").String = "Madadgar", "1098"
    doc.CurrentController.select(table.getCellByName("A4"))
    press(doc, "DeleteRows")
    save(doc)

if only == "list":
    doc = begin("The duties are:", "To register", "To inspect", "To report", "After the list.")
    for at in (1, 2, 3):
        paragraph(doc, at).NumberingStyleName = "Numbering 123"
    doc.RecordChanges = True
    go(doc, find(doc, "To inspect").End)
    press(doc, "InsertPara")
    press(doc, "InsertText", Text="To publish")
    select(doc, "register")
    press(doc, "Delete")
    press(doc, "InsertText", Text="record")
    save(doc)

if only == "urdu":
    doc = begin("محکمہ", "ہیلپ لائن دن رات کھلی ہے۔ نمبر 1121 ہے۔")
    paragraph(doc, 0).ParaStyleName = "Heading 2"
    for at in (0, 1):
        paragraph(doc, at).WritingMode = 1
        paragraph(doc, at).CharLocaleComplex = Locale("ur", "PK", "")
    doc.RecordChanges = True
    find(doc, "دن رات").String = "ہر وقت"
    save(doc)

if only == "verify":
    for file in sorted(glob.glob(folder + "/made-by-libreoffice-*.docx")):
        if file.endswith("-comments.docx"):
            continue  # LibreOffice without windows fails to open comments this way
        for command in ("RejectAllTrackedChanges", "AcceptAllTrackedChanges"):
            doc = desktop.loadComponentFromURL("file://" + file, "_blank", 0, (named("Hidden", True),))
            press(doc, command)
            print(file.split("-")[-1], command, repr(doc.Text.String))
            doc.close(True)
