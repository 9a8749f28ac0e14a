# What people are told while the servers of a congress cannot reach their database.
failure-database-away = The server cannot reach its database at the moment, so it is not certain that anything was recorded. Please try again in a moment.
