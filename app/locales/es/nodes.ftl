# Lo que se dice mientras los servidores de un congreso no pueden acceder a su base de datos.
failure-database-away = El servidor no puede acceder a su base de datos en este momento, por lo que no es seguro que se haya registrado nada. Inténtelo de nuevo en un momento, por favor.
