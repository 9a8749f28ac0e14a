#!/usr/bin/env python3
"""Checks a record by docs/record-format.md and the rules of the house. Plain Python, nothing to install.

    python3 verify.py record.json [--head FILE]        exit 0: everything holds; 1: something does not; 2: wrong usage
"""
import hashlib
import json
import re
import sys
from fractions import Fraction

from counting import OPTIONS, count, splits
from ed25519 import is_signed

MAY = {"resolution_entered": ("secretariat", "operator"), "resolution_revised": ("secretariat", "operator"),
       "roll_entered": ("secretariat", "operator"), "roll_left": ("secretariat",),
       "mandated": ("secretariat",), "proxy_given": ("secretariat",),
       "checked_in": ("secretariat", "delegate"), "round_opened": ("chair",), "declared": ("delegate",),
       "answered": ("chair", "secretariat"), "round_closed": ("chair", "clock"), "withdrawal_offered": ("delegate",),
       "withdrawal_accepted": ("chair",), "round_published": ("chair",), "round_annulled": ("chair",),
       "amended": ("chair",), "paper_entered": ("secretariat",), "round_reopened": ("chair",)}


class Fault(Exception):
    """The first thing that does not hold."""


BEYOND = re.compile("[\U00010000-\U0010ffff]")
HEAD = ["format", "hash", "key", "seq", "signature"]


def need(holds, place, what):
    if not holds:
        raise Fault(f"{place}: {what}")


def canonical(value):
    def ordered(value):
        if isinstance(value, dict):
            return {name: ordered(value[name]) for name in sorted(value, key=lambda name: name.encode("utf-16-be"))}
        return [ordered(item) for item in value] if isinstance(value, list) else value
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    if BEYOND.search(text):  # only then does Python's order of the members differ from that of UTF-16
        text = json.dumps(ordered(value), ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def digest(data):
    return hashlib.sha256(data).hexdigest()


def is_hex(text, digits):
    return isinstance(text, str) and re.fullmatch(f"[0-9a-f]{{{digits}}}", text) is not None


def fingerprint(text):
    return " ".join(text[at:at + 4] for at in range(0, 16, 4))


def parse(data, place):
    def refuse(number):
        raise ValueError(f"{number} is not a whole number")
    try:
        return json.loads(data, parse_float=refuse, parse_constant=refuse)
    except (ValueError, RecursionError) as error:
        raise Fault(f"{place}: it is not JSON of whole numbers and texts: {error}") from None


def check_signed(thing, members, form, place):
    need(set(thing) == set(members) and thing.get("format", form) == form, place, f"it is not of the format {form}")
    statement = canonical({name: value for name, value in thing.items() if name != "signature"})
    key = thing["head"]["key"] if "head" in thing else thing["key"]
    need(is_signed(statement, key, thing["signature"]), place, "its signature is not by its key")


# The log

def electorate(roll, rules):
    delegations, delegates, mandates, proxies = roll

    def holds(substitute, replaced):
        one, other = delegates.get(substitute), delegates.get(replaced)
        return one and other and one["role"] == "substitute" and one["delegation"] == other["delegation"]
    replaced = {replaced for substitute, replaced in mandates.items() if holds(substitute, replaced)}
    part = ("full", "consultative") if rules["kind"] in ("consensus", "poll") else ("full",)
    benches = {name: {"status": one["status"], "votes": one["votes"], "head": None, "seats": {}}
               for name, one in delegations.items() if one["status"] in part}
    for name, one in sorted(delegates.items()):
        bench = benches.get(one["delegation"])
        if bench is None:
            continue
        if one["role"] == "head":
            bench["head"] = name
        stands_in = name in mandates and holds(name, mandates[name])
        if stands_in if one["role"] == "substitute" else name not in replaced:
            bench["seats"][name] = {"present": one["present"]}
    held = {}
    for giver, holder in sorted(proxies.items()):
        seats = benches.get(delegates.get(giver, {}).get("delegation"), {"seats": {}})["seats"]
        if giver in seats and not seats[giver]["present"] and seats.get(holder, {}).get("present") \
                and held.get(holder, 0) < rules["max_proxies"]:
            held[holder] = held.get(holder, 0) + 1
            seats[giver]["proxy"] = holder
    return {"benches": benches, "presence_required": rules["presence_required"]}


def check_declaration(rnd, delegation, declared, place):
    bench, rules = rnd["electorate"]["benches"].get(delegation), rnd["ruleset"]
    need(bench and bench["seats"] and rules["declarations"] and rules["kind"] in ("vote", "consensus"), place,
         f"{delegation} cannot declare anything in this round")
    need(declared["position"] in OPTIONS[rules["kind"]], place, "it declares what is no option")
    split = declared.get("split")
    need(split is None or splits(rules) and sum(split.values()) <= bench["votes"], place, "its split does not fit")


def commitments(text):
    return {span["commitment"]["id"]: (span["commitment"]["heading"], span["text"])
            for paragraph in text["paragraphs"] for span in paragraph["spans"] if span.get("commitment")}


def check_revision(standing, revised, rounds, place):
    """What a round has asked about stays as it was asked."""
    need(standing is not None, place, "it revises a resolution that does not stand")
    questions = [rnd["question"] for rnd in rounds]
    asked = {part["commitment"] for question in questions for part in [question] + question.get("en_bloc", [])}
    official = [language for language, text in standing["texts"].items() if text["official"]]
    asked &= set(commitments(standing["texts"][official[0]]))
    if not asked:
        return
    need(official == [language for language, text in revised["texts"].items() if text["official"]], place,
         "it makes another language official, though a round was held")
    for language, text in standing["texts"].items():
        need(language in revised["texts"], place, f"it takes the language {language} away, though a round was held")
        before, after = commitments(text), commitments(revised["texts"][language])
        for name in sorted(asked):
            need(before[name] == after.get(name), place, f"it changes {name}, about which a round has asked")


def read_log(log):
    chain, rounds, ends, withheld, versions, resolutions = ["0" * 64], [], [], 0, {}, {}
    roll = delegations, delegates, mandates, proxies = {}, {}, {}, {}
    for seq, entry in enumerate(log, 1):
        place = f"entry {seq} of the log"
        rnd = rounds[-1] if rounds and not rounds[-1]["end"] else None
        if isinstance(entry, str):
            need(is_hex(entry, 64), place, "it is neither an entry nor a digest")
            need(rnd, place, "it is withheld, but outside a round everything is public")
            rnd["withheld"].append("closed" in rnd)
            withheld += 1
            chain.append(digest(f"{chain[-1]}\n{entry}".encode()))
            continue
        need(entry["seq"] == seq, place, f"it calls itself entry {entry['seq']}; entries are missing or out of order")
        need(is_hex(entry["salt"], 32), place, "it has no salt of 128 bits")
        chain.append(digest(f"{chain[-1]}\n{digest(canonical(entry))}".encode()))
        event, actor, who = entry["event"], entry["actor"], entry["actor"].get("name")
        need(actor["role"] in MAY.get(event, (actor["role"],)), place, f"a {actor['role']} may not do this")
        if event in MAY and "round" in entry and event not in ("round_opened", "amended"):
            need(rnd and rnd["round"] == entry["round"], place, f"round {entry['round']} is not running there")
            closed = event.startswith("withdrawal") or event == "round_published"
            need(event == "round_annulled" or ("closed" in rnd) == closed, place, "the round is not at this stage")
        if event in ("declared", "withdrawal_offered"):
            bench = rnd["electorate"]["benches"].get(entry["delegation"], {"head": None})
            need(who is not None and bench["head"] == who, place, f"{who} is not the head of {entry['delegation']}")
        if event == "roll_entered":
            delegations.update(entry["delegations"])
            delegates.update((name, dict(one)) for name, one in entry["delegates"])
        elif event == "roll_left":
            for name in entry["delegations"]:
                delegations.pop(name, None)
            for name in entry["delegates"]:
                delegates.pop(name, None)
                for pairs in (mandates, proxies):
                    for one in [one for one, other in pairs.items() if name in (one, other)]:
                        del pairs[one]
        elif event in ("mandated", "proxy_given"):
            pairs, one, other = (mandates, "substitute", "in_place_of") if event == "mandated" else (
                proxies, "giver", "holder")
            pairs.pop(entry[one], None)
            if entry[other] is not None:
                pairs[entry[one]] = entry[other]
        elif event == "resolution_entered":
            resolutions[entry["id"]] = entry
        elif event == "resolution_revised":
            revised = entry["resolution"]
            check_revision(resolutions.get(revised["id"]), revised, rounds, place)
            resolutions[revised["id"]] = revised
        elif event == "checked_in":
            need(actor["role"] != "delegate" or who == entry["delegate"], place, "it marks somebody else present")
            if entry["delegate"] in delegates:
                delegates[entry["delegate"]]["present"] = entry["present"]
        elif event == "round_opened":
            need(rnd is None, place, "the round before it has not ended")
            need(entry["round"] == len(rounds) + 1, place, f"this is round {len(rounds) + 1} of the log")
            rules, question = entry["ruleset"], entry["question"]
            need(rules["visibility"] in ("names", "delegations") or rules["visibility"] == "secret" and may_be_secret(rules),
                 place, "a confidential round is a vote counted per delegate")
            for part in [] if question.get("procedural") else [question] + question.get("en_bloc", []):
                current = versions.get(part["commitment"], 1)
                need(part["version"] == current, place, f"the current version of {part['commitment']} is {current}")
            need(canonical(electorate(roll, rules)) == canonical(entry["electorate"]), place,
                 "the electorate is not that of the roll at this moment")
            rounds.append({**entry, "end": None, "withheld": [], "declared": {}, "offered": set(), "withdrawn": [],
                           "paper": set(), "reopened": 0})
        elif event in ("declared", "answered"):
            declared = entry["declaration"] if event == "declared" else {"position": entry["answer"]}
            need(not rnd["reopened"], place, "the round is open again for paper only")
            if declared["position"] is None:
                rnd["declared"].pop(entry["delegation"], None)
                continue
            check_declaration(rnd, entry["delegation"], declared, place)
            rnd["declared"][entry["delegation"]] = declared
        elif event == "paper_entered":
            rnd["paper"].update(entry["delegates"])
        elif event == "round_reopened":
            need(len(rnd["withheld"]) > rnd["reopened"], place, "the close that it undoes is to be withheld")
            rnd["reopened"] = len(rnd["withheld"])
        elif event == "round_closed":
            rnd["closed"] = entry
        elif event == "withdrawal_offered":
            rnd["offered"].add(entry["delegation"])
        elif event == "withdrawal_accepted":
            need(entry["delegation"] in rnd["offered"], place, "nobody had offered this withdrawal")
            rnd["withdrawn"].append((entry["delegation"], entry["tally"]))
        elif event in ("round_published", "round_annulled"):
            annulled = event == "round_annulled"
            need("closed" not in rnd and rnd["withheld"] if annulled else not any(rnd["withheld"]), place,
                 "more or less is withheld than is due")
            rnd["end"] = entry
            ends.append(seq)
        elif event == "amended":
            versions[entry["commitment"]] = versions.get(entry["commitment"], 1) + 1
            need(entry["version"] == versions[entry["commitment"]], place, "it is not the next version")
    need(not rounds or rounds[-1]["end"], "the log", "it ends in the middle of a round")
    return chain, rounds, ends, withheld


def may_be_secret(rules):
    return rules["kind"] == "vote" and {majority["mode"] for majority in rules["majorities"]} == {"per_delegate"}


def dealt(rnd, stated, place):
    """The choices of a confidential round, dealt out to those who took part: its result does not depend on whose they are."""
    voters, first = stated["voters"], rnd["closed"]["tally"]["modes"][0]
    sums = {option: first[option] for option in OPTIONS["vote"]}
    need(voters == sorted(set(voters)) == rnd["closed"].get("voters", []), place,
         "those who took part are not those of the log, sorted")
    need(all(isinstance(n, int) and 0 <= n <= len(voters) for n in sums.values()) and sum(sums.values()) == len(voters),
         place, "it has more or fewer choices than people who took part")
    seal = digest(canonical({"choices": sums, "round": rnd["round"], "voters": voters}))
    return dict(zip(voters, [option for option in sums for _ in range(sums[option])])), seal


def opened(rnd, ballot, place):
    """The mark of a ballot in a round by names, as an option or as ratings."""
    opening = {name: ballot[name] for name in ("delegate", "mark", "proposal", "reason", "salt")}
    commitment = digest(canonical({**opening, "round": rnd["round"]}))
    need(commitment == ballot["commitment"] and is_hex(ballot["salt"], 32), place, "it is not what was committed to")
    if rnd["ruleset"]["kind"] != "wording":
        need(ballot["mark"] in OPTIONS[rnd["ruleset"]["kind"]], place, "it marks what is no option")
        return ballot["mark"]
    ratings = {each: int(number) for each, number in (rating.split("=") for rating in ballot["mark"].split(";"))}
    need(set(ratings) == set(rnd["question"]["alternatives"]) and all(0 <= rating <= 10 for rating in ratings.values()),
         place, "it does not rate every alternative from 0 to 10")
    return ratings


def check_round(rnd, stated):
    place = f"round {rnd['round']}"
    if rnd["end"]["event"] == "round_annulled":
        due = {"round": rnd["round"], "stage": "annulled", "reason": rnd["end"]["reason"]}
        need(canonical(stated) == canonical(due), place, "the log does not say that it was annulled for this reason")
        return f"Round {rnd['round']}: annulled."
    secret = rnd["ruleset"]["visibility"] == "secret"
    need(set(stated) == {"round", "stage", "tally", "seal", "voters" if secret else "ballots"}, place,
         "it has other members than the format")
    closed, rules, benches = rnd["closed"], rnd["ruleset"], rnd["electorate"]["benches"]
    need(secret or "voters" not in closed, place, "the log names voters of a round that is not confidential")
    listed = [{"delegate": who} for who in stated["voters"]] if secret else stated["ballots"]
    bench_of = {seat: name for name, bench in benches.items() for seat, one in bench["seats"].items()
                if one["present"] or "proxy" in one or not rules["presence_required"]}
    names, wording = rules["visibility"] == "names", rules["kind"] == "wording"
    members = {"delegate"} if secret else {"commitment", "delegate"}
    members, marks = members | ({"mark", "proposal", "reason", "salt"} if names else set()), {}
    order = [ballot["delegate"] for ballot in listed]
    need(order == sorted(set(order)), place, "its ballots are not one for each delegate, sorted")
    need(rnd["paper"] <= set(order), place, "paper was entered for somebody who has no ballot")
    for ballot in listed:
        who = ballot["delegate"]
        need(who in bench_of, place, f"{who} has a ballot and is not in the electorate")
        need(set(ballot) == members, place, f"more or less of the ballot of {who} is shown than is due")
        marks[who] = opened(rnd, ballot, f"{place}, ballot of {who}") if names else None
    if secret:
        marks, seal = dealt(rnd, stated, place)
    else:
        seal = [{"commitment": ballot["commitment"], "delegate": ballot["delegate"]} for ballot in listed]
        seal = digest(canonical({"ballots": seal, "round": rnd["round"]}))
    need(stated["seal"] == closed["seal"] == seal, place, "the seal is not over these ballots")
    last = rnd["withdrawn"][-1][1] if rnd["withdrawn"] else closed["tally"]
    need(canonical([stated["round"], stated["stage"], stated["tally"]]) == canonical(
        [rnd["round"], "published", last]), place, "the result is not the one in the log")
    claimed = {row["id"]: row for row in closed["tally"].get("delegations", [])}
    counts, means, most, tens = {}, {}, {}, {}
    for name in benches:
        own = [who for who in order if bench_of[who] == name]
        counts[name] = {option: sum(marks[who] == option for who in own) for option in OPTIONS[rules["kind"]]}
        means[name] = {}
        if not names and not secret and not wording:
            counts[name] = claimed[name]["ballots"]
            need(sum(counts[name].values()) == len(own) and min(counts[name].values()) >= 0, place,
                 f"the sums of {name} are not those of {len(own)} ballots")
        if wording and own:
            means[name] = {each: Fraction(sum(marks[who][each] for who in own), len(own)) for each in marks[own[0]]} \
                if names else {each["alternative"]: Fraction(*map(int, each["mean"])) for each in claimed[name]["means"]}
            for each, mean in means[name].items():
                need(0 <= mean <= 10 and (mean * len(own)).denominator == 1, place, f"{name} cannot have its means")
                if benches[name]["status"] == "full":
                    most[each] = most.get(each, 0) + int(mean * len(own)) // 10
                    tens[each] = tens.get(each, 0) + (sum(marks[who][each] == 10 for who in own) if names else 0)
            need(set(means[name]) == set(rnd["question"]["alternatives"]), place, f"{name} cannot have its means")
    if wording and not names:
        tens = {each["alternative"]: each["tens"] for each in closed["tally"]["ranking"]}
        need(all(0 <= tens[each] <= most.get(each, 0) for each in tens), place, "its tens cannot be")
    withdrawn, before = set(), None
    for delegation, tally in [(None, closed["tally"])] + rnd["withdrawn"]:
        if delegation:
            stood = [row["id"] for row in before["delegations"] if row.get("position") == "object"]
            need(delegation in stood, place, f"{delegation} withdrew an objection that did not stand")
            withdrawn.add(delegation)
        need(canonical(tally) == canonical(count(rnd, counts, order, means, tens, withdrawn)), place,
             "the result is not what the rules make of these ballots and declarations")
        before = tally
    check_statements(rnd, listed, marks, counts, place)
    return f"Round {rnd['round']}: {len(listed)} ballots, one for each delegate, under the seal: {last['outcome']}."


def check_statements(rnd, listed, marks, counts, place):
    said, names, ballots = rnd["closed"]["statements"], [], {ballot["delegate"]: ballot for ballot in listed}
    for name, bench in sorted(rnd["electorate"]["benches"].items()):
        own, due = [one for one in said if one["delegation"] == name], []
        names += [name] * len(own)
        declared = rnd["declared"].get(name, {})
        if declared.get("reason") is not None:
            due.append({"delegation": name, "choice": declared["position"], "text": declared["reason"]})
        for who in sorted(bench["seats"]):
            if isinstance(marks.get(who), str) and ballots[who].get("reason") is not None:
                proposal = {name: ballots[who][name] for name in ("proposal",) if ballots[who][name] is not None}
                due.append({"delegation": name, "choice": marks[who], "text": ballots[who]["reason"], **proposal})
        if rnd["ruleset"]["visibility"] == "delegations":
            for option in {one["choice"] for one in own[len(due):]} | {"object"} & set(counts[name]):
                n = sum(one["choice"] == option for one in own[len(due):])
                need(n <= counts[name].get(option, 0) and (option != "object" or n == counts[name][option]), place,
                     f"more or less was said for {name} than its ballots can say")
            due += own[len(due):]
        need(canonical(own) == canonical(due), place, f"what was said for {name} is not on its ballots")
    need([one["delegation"] for one in said] == names, place, "what was said is not in order")


def check(data, kept=None):
    """Checks a record and, if there are any, kept heads, both as bytes; answers with what was checked."""
    try:
        return check_all(data, kept)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, ArithmeticError, RecursionError) as error:
        raise Fault(f"the file: something in it is not as the format says: {error!r}") from None


def check_all(data, kept):
    record = parse(data, "the file")
    need(canonical(record) == data, "the file", "it is not canonical JSON, so it is not the file that was exported")
    chain, rounds, ends, withheld = read_log(record["log"])
    report = [f"Log: {len(record['log'])} entries are chained without a gap, {withheld} of them withheld."]
    need(len(rounds) == len(record["rounds"]), "the list of rounds", "it is longer or shorter than the log has them")
    report += [check_round(rnd, stated) for rnd, stated in zip(rounds, record["rounds"])]
    head, heads, beside = record["head"], record["heads"], record["countersignatures"]
    need(head["seq"] == len(chain) - 1 and head["hash"] == chain[-1], "the head", "it is not that of the last entry")
    need([one["seq"] for one in heads] == ends, "the heads", "there is not one for the end of each round, in order")
    kept = parse(kept, "the kept head") if kept is not None else []
    for one, place in [(one, "a head") for one in heads + [head]] + [
            (one, "a kept head") for one in (kept if isinstance(kept, list) else [kept])]:
        place = f"{place}, entry {one['seq']}"
        need(one["key"] == head["key"], place, "it is of another key than the record")
        check_signed(one, HEAD, "hemicycle-head-1", place)
        need(0 < one["seq"] < len(chain) and chain[one["seq"]] == one["hash"], place,
             "it is not in the log: the log was rewritten since, or cut")
    signed = [(one["seq"], one["name"]) for one in beside]
    need(signed == sorted(set(signed)), "the countersignatures", "they are not sorted, each once")
    for one in beside:
        place = f"the countersignature of {one['name']} at entry {one['seq']}"
        need((one["seq"], one["hash"]) in [(head["seq"], head["hash"]) for head in heads], place, "it is of no head")
        check_signed(one, HEAD + ["name"], "hemicycle-countersignature-1", place)
    check_signed(record, ["countersignatures", "format", "head", "heads", "log", "rounds", "signature"],
                 "hemicycle-record-1", "the signature of the file")
    key = fingerprint(digest(bytes.fromhex(head["key"])))
    shown = fingerprint(heads[-1]["hash"]) if heads else "none"
    return report + [f"Signed by the key {key}. The last head shown in the hall is {shown}.", "Everything holds."]


def main(arguments):
    if not (len(arguments) == 1 or len(arguments) == 3 and arguments[1] == "--head"):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        files = [open(name, "rb").read() for name in arguments[::2]]
    except OSError as error:
        print(error, file=sys.stderr)
        return 2
    try:
        print("\n".join(check(*files)))
        return 0
    except Fault as fault:
        print(f"the record does not hold. {fault}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
