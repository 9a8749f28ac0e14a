# The official minutes as PDF.

minutes-title = Minutes
minutes-contents = Contents
minutes-page = Page
minutes-foot = Record { $fingerprint }
minutes-rounds = { $n ->
    [one] { $n } round held
   *[other] { $n } rounds held
}{ $annulled ->
    [0] {""}
    [one] , { $annulled } of them annulled
   *[other] , { $annulled } of them annulled
}
minutes-not-included = Not included
minutes-pending = { $n ->
    [one] { $n } round whose result is not published
   *[other] { $n } rounds whose results are not published
}
minutes-as-of = As of
minutes-attendance = Attendance
minutes-attendance-intro = { $people ->
    [one] { $people } person
   *[other] { $people } people
} of { $delegations } of { $of } delegations were present at one round or more, or are present now.
minutes-status = Status
minutes-people = Present
minutes-decisions = Decisions
minutes-commitments = Commitments and their versions
minutes-circulated = As circulated (version 1)
minutes-version = Version { $n }
minutes-number = Number
minutes-signatures = Signatures
minutes-check = These minutes were written from the signed record of the congress. Anyone can count everything in them again from record.json, and compare what was signed with the lines below.
downloads-minutes = Official minutes
making-title = { $name } is being made
making-hint = The download begins by itself; this page can then be left.
making-seconds = { $n ->
    [one] { $n } second so far
   *[other] { $n } seconds so far
}
making-steps = { $done } of { $of }
making-progress = Progress
making-now = Ask again now
failure-press-missing = The program that makes PDF is not on this server. Whoever runs it builds it with “make paper”; until then the other exports have the same figures.
failure-press-failed = The PDF could not be made. The other exports have the same figures; the server’s log says why.
failure-document-gone = This document is not kept any more. Ask for it again where you found it.
