"""What LibreOffice says of signatures; run by its own Python, see test_sign_witnesses.

Usage: ``python3 uno_signatures.py PIPE`` with a path a line on stdin; a JSON list a line on
stdout, true or false for each signature, null where LibreOffice can't open the document.
"""

import json
import sys
import time

import uno
from com.sun.star.beans import PropertyValue


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.25)
    raise SystemExit("LibreOffice does not answer")


def verify(context, path):
    def make(service):
        return context.ServiceManager.createInstanceWithContext(service, context)

    kind = PropertyValue()
    kind.Name, kind.Value = "StorageFormat", "ZipFormat"
    properties = uno.Any("[]com.sun.star.beans.PropertyValue", (kind,))
    arguments = (uno.systemPathToFileUrl(path), 1, properties)
    try:
        factory = make("com.sun.star.embed.StorageFactory")
        storage = uno.invoke(factory, "createInstanceWithArguments", (arguments,))
        checker = make("com.sun.star.security.DocumentDigitalSignatures")
        found = checker.verifyDocumentContentSignatures(storage, None)
        return [bool(one.SignatureIsValid) for one in found]
    except Exception:
        return None


def main():
    context = connect(sys.argv[1])
    for line in sys.stdin:
        print(json.dumps(verify(context, line.rstrip("\n"))), flush=True)


main()
