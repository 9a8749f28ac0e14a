"""The log: its chain, who might do what, and what it makes of roll, texts and rounds."""
from canonical import canonical, digest, is_hex, need
from counting import OPTIONS, splits

MAY = {"resolution_entered": ("secretariat", "operator"), "resolution_revised": ("secretariat", "operator"),
       "roll_entered": ("secretariat", "operator"), "roll_left": ("secretariat",),
       "mandated": ("secretariat",), "proxy_given": ("secretariat",),
       "checked_in": ("secretariat", "delegate"), "round_opened": ("chair",), "declared": ("delegate",),
       "answered": ("chair", "secretariat"), "round_closed": ("chair", "clock"), "withdrawal_offered": ("delegate",),
       "withdrawal_accepted": ("chair",), "round_published": ("chair",), "round_annulled": ("chair",),
       "amended": ("chair",), "paper_entered": ("secretariat",), "round_reopened": ("chair",)}


def may_be_secret(rules):
    return rules["kind"] == "vote" and {majority["mode"] for majority in rules["majorities"]} == {"per_delegate"}


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
