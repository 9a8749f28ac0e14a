#!/usr/bin/env python3
"""Judges an attack by a scanner's report and the server's log: prints how much was attacked and what was found, and exits with
1 for a finding of medium severity or above or an answer of 500 or above."""
import json
import sys

NAMES = {0: "info", 1: "low", 2: "medium", 3: "high", 4: "critical"}
who, report, log = sys.argv[1:]
wrong = []

if report != "-":
    found = json.load(open(report, encoding="utf-8"))
    pages = found["infos"].get("crawled_pages_nbr", 0)
    print(f"{who}: {pages} pages and forms attacked")
    if pages < (5 if who == "nobody" else 15):
        wrong.append(f"only {pages} pages were found to attack: the scanner did not get in")
    kinds = {**found["vulnerabilities"], **found["anomalies"]}
    for kind, findings in kinds.items():
        for finding in findings:
            line = f"{NAMES.get(finding['level'], finding['level'])}: {kind}: {finding['method']} {finding['path']} {finding['info']}"
            if finding["level"] >= 2 or kind == "Internal Server Error":
                wrong.append(line)
            else:
                print(f"  {line}")

lines = open(log, encoding="utf-8").read().splitlines()
for line in map(json.loads, lines):
    if line.get("status", 0) >= 500 or "panicked" in line["message"]:
        wrong.append(f"the server failed: {json.dumps(line)}")

for line in wrong[:40]:
    print(f"  {line}", file=sys.stderr)
sys.exit(1 if wrong else 0)
