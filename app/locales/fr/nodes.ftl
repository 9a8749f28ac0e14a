# Ce qui est dit tant que les serveurs d’un congrès n’atteignent pas leur base de données.
failure-database-away = Le serveur n’a pas accès à sa base de données pour le moment : il n’est pas certain que l’enregistrement ait eu lieu. Veuillez réessayer dans un instant.
