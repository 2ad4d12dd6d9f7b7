"""What LibreOffice says of signatures; run by its own Python, see test_sign_witnesses.

Usage: ``python3 uno_signatures.py PIPE`` with a path a line on stdin; a JSON list a line on
stdout, true or false for each signature, null where LibreOffice can't open the document.
With ``partial`` after PIPE the list tells instead whether each signature is called partial;
with ``sign`` it signs each document by the first certificate of its own. Where LibreOffice
itself falls, the answers end: that is no verdict.
"""

import json
import os
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.lang import DisposedException


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


def make(context, service):
    return context.ServiceManager.createInstanceWithContext(service, context)


def open_storage(context, path, mode):
    kind = PropertyValue()
    kind.Name, kind.Value = "StorageFormat", "ZipFormat"
    properties = uno.Any("[]com.sun.star.beans.PropertyValue", (kind,))
    arguments = (uno.systemPathToFileUrl(path), mode, properties)
    factory = make(context, "com.sun.star.embed.StorageFactory")
    return uno.invoke(factory, "createInstanceWithArguments", (arguments,))


def verify(context, path, field="SignatureIsValid"):
    try:
        storage = open_storage(context, path, 1)
        checker = make(context, "com.sun.star.security.DocumentDigitalSignatures")
        found = checker.verifyDocumentContentSignatures(storage, None)
        return [bool(getattr(one, field)) for one in found]
    except Exception as error:
        if isinstance(error, DisposedException) or "bridge" in str(error):
            os._exit(1)
        return None


def partial(context, path):
    return verify(context, path, "PartialDocumentSignature")


def sign(context, path):
    security = make(context, "com.sun.star.xml.crypto.SEInitializer").createSecurityContext("")
    certificate = security.getSecurityEnvironment().getPersonalCertificates()[0]
    storage = open_storage(context, path, 7)
    signer = make(context, "com.sun.star.security.DocumentDigitalSignatures")
    done = signer.signDocumentWithCertificate(certificate, storage, None)
    storage.commit()
    storage.dispose()
    return bool(done)


def main():
    context = connect(sys.argv[1])
    action = {"sign": sign, "partial": partial}.get("".join(sys.argv[2:]), verify)
    for line in sys.stdin:
        print(json.dumps(action(context, line.rstrip("\n"))), flush=True)
    os._exit(0)  # the bridge's own teardown crashes now and then, after every answer is given


main()
