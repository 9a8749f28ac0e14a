"""A round of the record: its ballots, its seal, its count and what was said, against what the log says of it."""
from fractions import Fraction

from canonical import canonical, digest, is_hex, need
from counting import OPTIONS, count


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
