# When more people ask at once than can be answered.
failure-overrun = Very many people are asking at once. Nothing was done yet: please try again in a few seconds.
