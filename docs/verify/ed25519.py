"""Ed25519 (RFC 8032): by the library `cryptography` where it is there, else by hand."""
import hashlib
import re

try:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ImportError:
    Ed25519PublicKey = None

P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P


def add(a, b):
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = f - e, h - g, h + g, f + e
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(scalar, point):
    result = (0, 1, 1, 0)
    while scalar:
        result, point, scalar = add(result, point) if scalar & 1 else result, add(point, point), scalar >> 1
    return result


def point(data):
    y, sign = int.from_bytes(data, "little") & (2**255 - 1), data[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if (x * x - square) % P == 0 else x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        raise ValueError("not a point")
    return (x, y, 1, x * y % P) if x & 1 == sign else (P - x, y, 1, (P - x) * y % P)


BASE = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def by_hand(statement, key, signature):
    """Raises ValueError if key or signature is no point."""
    scalar, r = int.from_bytes(signature[32:], "little"), signature[:32]
    hashed = int.from_bytes(hashlib.sha512(r + key + statement).digest(), "little") % L
    x, y, z, _ = add(times(scalar, BASE), times(L - hashed, point(key)))
    x, y = x * pow(z, -1, P) % P, y * pow(z, -1, P) % P
    return scalar < L and (y | (x & 1) << 255).to_bytes(32, "little") == r


def by_library(statement, key, signature):
    """Raises an exception of the library if it is not signed."""
    Ed25519PublicKey.from_public_bytes(key).verify(signature, statement)
    return True


def is_signed(statement, key, signature):
    """Whether the bytes are signed; key and signature in lower-case hexadecimal."""
    if not (re.fullmatch("[0-9a-f]{64}", str(key)) and re.fullmatch("[0-9a-f]{128}", str(signature))):
        return False
    check = by_library if Ed25519PublicKey else by_hand
    try:
        return check(statement, bytes.fromhex(key), bytes.fromhex(signature))
    except Exception:  # what a library calls a signature that is none is its own affair
        return False
