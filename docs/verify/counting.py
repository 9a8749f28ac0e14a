"""The rules of the house: from ballots to the tally object (docs/handbook/rules.md)."""
OPTIONS = {"vote": ["for", "against", "abstain"], "wording": [],
           "consensus": ["agree", "reservation", "stand_aside", "abstain", "object"],
           "poll": ["support", "support_with_reservations", "neutral", "need_discussion", "oppose"]}


def splits(rules):
    return any(majority["mode"] == "weighted_split" for majority in rules.get("majorities", []))


def exact(number):
    return number if number < 2**64 else str(number)


def pair(fraction):
    return [exact(fraction.numerator), exact(fraction.denominator)]


def in_proportion(votes, counts):
    total, order = sum(counts.values()), ["abstain", "against", "for"]
    split = {option: votes * counts[option] // total if total else 0 for option in order}
    rest = votes - sum(split.values()) if total else 0
    for option in sorted(order, key=lambda option: -(votes * counts[option] % total) if total else 0)[:rest]:
        split[option] += 1
    return split


def vote_row(row, declared, rules):
    counts = row["ballots"]
    ahead = counts["for"] - counts["against"]
    position = "for" if ahead > 0 else "against" if ahead < 0 else "abstain"
    if splits(rules):
        whole = {option: row["votes"] if declared and declared["position"] == option else 0 for option in counts}
        row["split"] = (declared.get("split") or whole) if declared else in_proportion(row["votes"], counts)
    row["position"] = declared["position"] if declared else position if sum(counts.values()) else "not_voting"
    row["divided"] = not declared and ahead == 0 and counts["for"] > 0
    row["declared"] = bool(declared)


def consensus_row(row, declared, rules, withdrawn):
    counts, total = row["ballots"], sum(row["ballots"].values())
    declared, objecting, share = declared and declared["position"], row["ballots"]["object"], rules.get("of_ballots")
    binds = declared == "object" or rules["objection"] == "any_delegate" and objecting > 0 or \
        rules["objection"] == "share" and objecting > 0 and share["q"] * objecting >= share["p"] * total
    binds = binds and not withdrawn
    held = {**counts, "stand_aside": counts["stand_aside"] + objecting}
    support = ["abstain", "stand_aside", "reservation", "agree"]  # the first of the most held is the weakest
    most = max(support, key=lambda option: held[option]) if total else None
    position = "object" if binds else declared or most
    if not binds and objecting:
        row["individual_objections"] = objecting
    row["declared"], row["position"] = position is not None and declared == position, position or "not_voting"


def passes(majority, mode, turnout):
    kind, f, a, b = majority["kind"], mode["for"], mode["against"], mode["abstain"]
    if kind == "qualified":
        base = {**turnout, "cast": f + a, "voted": f + a + b}[majority["base"]]
        return base > 0 and majority["q"] * f >= majority["p"] * base
    return {"simple": f > a, "absolute": 2 * f > turnout["entitled"], "unanimity": a == 0 and f > 0}[kind]


def count(rnd, counts, cast, means, tens, withdrawn):
    """The tally object from each delegation's ballots by option, and in a choice of wording from means and tens."""
    rules, benches, rows = rnd["ruleset"], rnd["electorate"]["benches"], []
    kind = rules["kind"]
    for name, bench in sorted(benches.items()):
        row = {"id": name, "status": bench["status"], "votes": bench["votes"], "ballots": counts[name]}
        declared = rnd["declared"].get(name)
        declared = None if name in withdrawn and declared and declared["position"] == "object" else declared
        if kind == "vote":
            vote_row(row, declared, rules)
        elif kind == "consensus":
            consensus_row(row, declared, rules, name in withdrawn)
        elif kind == "wording" and means[name]:
            row["means"] = [{"alternative": each, "mean": pair(mean)} for each, mean in sorted(means[name].items())]
        rows.append(row)
    full = [row for row in rows if row["status"] == "full"]
    turnout = {unit: {"entitled": 0, "present": 0, "voted": 0} for unit in ("delegates", "delegations", "votes")}
    for row in full:
        seats, n = benches[row["id"]]["seats"], sum(seat in cast for seat in benches[row["id"]]["seats"])
        present = sum(seat["present"] for seat in seats.values())
        voted = row["position"] != "not_voting" if "position" in row else n > 0
        for unit, numbers in (("delegates", (len(seats), present, n)), ("delegations", (1, present > 0, voted)),
                              ("votes", tuple(row["votes"] * is_so for is_so in (1, present > 0, voted)))):
            for measure, number in zip(turnout[unit], numbers if seats else ()):
                turnout[unit][measure] += int(number)
    quorum = [{**each, "have": turnout[each["unit"]][each["measure"]], "entitled": turnout[each["unit"]]["entitled"]}
              for each in rules["quorum"]]
    for each in quorum:
        ahead = each["q"] * each["have"] - each["p"] * each["entitled"]
        each["met"] = ahead > 0 if each["strict"] else ahead >= 0
    tally = {"kind": kind, "quorum": quorum, "turnout": turnout, "outcome": "noted"}
    if rules["visibility"] != "secret":
        tally["delegations"] = rows
    if kind == "vote":
        tally["modes"] = []
        for majority in rules["majorities"]:
            mode = {"mode": majority["mode"], "majority": majority["threshold"]}
            for option in OPTIONS["vote"]:
                mode[option] = sum({"per_delegate": row["ballots"][option], "weighted_split": row.get("split", {}).get(
                    option, 0), "per_delegation": row["position"] == option, "weighted_bloc": row["votes"] * (
                        row["position"] == option)}[majority["mode"]] for row in full)
            unit = {"per_delegate": "delegates", "per_delegation": "delegations"}.get(majority["mode"], "votes")
            mode["passed"] = passes(majority["threshold"], mode, turnout[unit])
            tally["modes"].append(mode)
        tally["tie"] = tally["modes"][0]["for"] == tally["modes"][0]["against"] > 0
        adopted = all(mode["passed"] for mode in tally["modes"]) and not tally["tie"]
        tally["outcome"] = "adopted" if adopted else "not_adopted"
    elif kind == "consensus":
        n = {option: sum(row["position"] == option for row in full) for option in OPTIONS[kind] + ["not_voting"]}
        for_it, p, q = n["agree"] + n["reservation"], rules["support"]["p"], rules["support"]["q"]
        present = [row for row in full if any(seat["present"] for seat in benches[row["id"]]["seats"].values())]
        tally["positions"], tally["outcome"] = n, (
            "objection_sustained" if n["object"] > rules["max_objections"] else
            "no_consensus" if for_it == 0 or q * for_it < p * (for_it + n["stand_aside"]) else
            "adopted_with_dissent" if n["object"] else "adopted_with_reservations" if for_it > n["agree"]
            or n["stand_aside"] else "adopted_unanimously" if all(row["position"] == "agree" for row in present) else
            "adopted_by_consensus")
    elif kind == "poll":
        for name, status in (("options", "full"), ("noted", "consultative")):
            tally[name] = {option: sum(row["ballots"][option] for row in rows if row["status"] == status)
                           for option in OPTIONS["poll"]}
    else:
        sums = {}
        for row in full:
            for each, mean in means[row["id"]].items():
                sums[each] = sums.get(each, 0) + mean
        order = sorted((total, tens.get(each, 0), each) for each, total in sums.items())
        tally["ranking"] = [{"alternative": each, "sum": pair(total), "tens": n} for total, n, each in order]
        tally["outcome"] = "run_off" if not order or order[0][:2] == order[1][:2] else "preferred"
    tally["outcome"] = tally["outcome"] if all(each["met"] for each in quorum) else "inquorate"
    return tally
