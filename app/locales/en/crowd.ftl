# When more people ask at once than can be answered.
failure-overrun = Very many people are asking at once. Nothing was done yet: please try again in a few seconds.

# The queue of those whose codes are being checked.
queue = Your code is being checked
queue-place = { $n ->
    [1] You are next.
   *[other] You are number { $n } in the queue.
}
queue-hint = Very many people are logging in at once. This page goes on by itself: you need not type anything again.
