
# The house: what it says when it cannot do its work.
failure-disk-full = The server’s disk is full. Nothing was recorded: tell the secretariat, and try again when there is room.
