"""Checks licences and sources of all dependencies in `cargo metadata` on standard input."""

import json
import re
import sys

ALLOWED = {
    "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0",
    "CDLA-Permissive-2.0", "ISC", "MIT", "MIT-0", "MPL-2.0", "Unicode-3.0", "Unlicense", "Zlib",
}


def is_allowed(expression):
    """Whether a licence expression can be met: any side of an OR, both sides of an AND."""
    tokens = re.findall(r"\(|\)|[^()\s]+", expression.replace("/", " OR "))
    position = 0

    def peek():
        return tokens[position] if position < len(tokens) else None

    def take():
        nonlocal position
        position += 1
        return tokens[position - 1]

    def term():
        if peek() == "(":
            take()
            met = alternatives()
            take()
            return met
        name = take()
        if peek() == "WITH":
            take()
            name = f"{name} WITH {take()}"
        return name in ALLOWED

    def conjunction():
        met = term()
        while peek() == "AND":
            take()
            met = term() and met
        return met

    def alternatives():
        met = conjunction()
        while peek() == "OR":
            take()
            met = conjunction() or met
        return met

    return alternatives()


def main():
    metadata = json.load(sys.stdin)
    members = set(metadata["workspace_members"])
    faults = []
    dependencies = [package for package in metadata["packages"] if package["id"] not in members]
    for package in dependencies:
        name = f"{package['name']} {package['version']}"
        if not (package["source"] or "").startswith("registry+"):
            faults.append(f"{name} does not come from a registry")
        licence = package["license"]
        if not licence or not is_allowed(licence):
            faults.append(f"{name} has the licence {licence or package['license_file']}")
    print("\n".join(faults) or f"{len(dependencies)} dependencies, all under licences that are allowed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
