"""Validates answers of the public interface against its OpenAPI 3.1 description.

usage: validate_api.py openapi.json answers.json
`answers.json` is a list of {"path": a path as described, "status": number, "body": what was answered}. Prints every
fault, a described path without a good answer among them, and exits 1 if there is one.
"""

import json
import pathlib
import sys

from jsonschema import Draft202012Validator, FormatChecker


def faults_of(description, answer):
    responses = description["paths"][answer["path"]]["get"]["responses"]
    name = f"{answer['path']} {answer['status']}"
    response = responses.get(str(answer["status"]))
    if response is None:
        return [f"{name}: not described"]
    schema = response["content"]["application/json"]["schema"] | {"components": description["components"]}
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    return [f"{name}: {error.json_path}: {error.message[:300]}" for error in validator.iter_errors(answer["body"])]


def main(openapi, answers):
    description = json.loads(pathlib.Path(openapi).read_text())
    answers = json.loads(pathlib.Path(answers).read_text())
    for schema in description["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    faults = [fault for answer in answers for fault in faults_of(description, answer)]
    answered = {answer["path"] for answer in answers if answer["status"] == 200}
    faults += [f"{path}: no good answer" for path in description["paths"].keys() - answered]
    print("\n".join(faults) or f"{len(answers)} answers as described")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
