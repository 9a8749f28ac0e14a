/* A disk that fails when it is told to: the file that FAULTY_DISK names says how. `full` has no room for what is written, `write`
 * cannot write it, `sync` writes it and cannot promise it, and `index` has no room for the index of the log that SQLite keeps
 * beside it. Preloaded into the program, it fails what is asked of the
 * database's files and of nothing else. A full disk and a failing sync cannot be had otherwise without being root. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int is_called(int fd, const char *part_of_its_name) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return strstr(path, part_of_its_name) != NULL;
}

static char fault(int fd) {
    int before = errno;
    char kind = 0;
    const char *told = getenv("FAULTY_DISK");
    int file = told && is_called(fd, "congress.db") ? open(told, O_RDONLY | O_CLOEXEC) : -1;
    if (file >= 0) {
        if (read(file, &kind, 1) != 1) kind = 0;
        close(file);
    }
    errno = before;
    return kind;
}

static int cannot_write(int fd) {
    switch (fault(fd)) {
    case 'f': errno = ENOSPC; return 1;
    case 'i': errno = ENOSPC; return is_called(fd, "congress.db-shm");
    case 'w': errno = EIO; return 1;
    default: return 0;
    }
}

static int cannot_sync(int fd) {
    if (fault(fd) != 's') return 0;
    errno = EIO;
    return 1;
}

#define REAL(name) \
    static __typeof__(name) *real; \
    if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

ssize_t write(int fd, const void *bytes, size_t count) {
    REAL(write);
    return cannot_write(fd) ? -1 : real(fd, bytes, count);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
    REAL(pwrite64);
    return cannot_write(fd) ? -1 : real(fd, bytes, count, at);
}

int fsync(int fd) {
    REAL(fsync);
    return cannot_sync(fd) ? -1 : real(fd);
}

int fdatasync(int fd) {
    REAL(fdatasync);
    return cannot_sync(fd) ? -1 : real(fd);
}
