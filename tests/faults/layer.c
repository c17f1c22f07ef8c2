/* The preloaded layer: it stands between a program and the C library, and makes a disk as bad as a trial wants it.

   It looks at files in one folder only, PILOT_FOLDER: it writes down what is done to them (PILOT_RECORD, a file
   outside that folder), or lets it fail. PILOT_SYNC_MS=300 makes each sync of any file take so much longer.
   PILOT_FAIL=kinds:nth:many:errno lets calls fail from the nth on, so many of them (-1: all); kinds is a sum of the
   numbers below. A program that is part of a trial can call the functions `layer_…` itself.

   These names are what the engine's wheel and Python call on Linux: open and open64, write and pwrite64, fsync and
   fdatasync, ftruncate64, rename, unlink, mkdir, read, pread64, close. `sendfile` and `copy_file_range` are refused for files of the
   folder; Python then copies by reading and writing. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { WRITE = 1, SYNC = 2, TRUNCATE = 4, OPEN = 8, RENAME = 16, UNLINK = 32, READ = 64 };
enum { MOST_FILES = 4096, LONGEST = 4096 };

static pthread_mutex_t one = PTHREAD_MUTEX_INITIALIZER;
static char folder[LONGEST];
static size_t folder_length;
static long sync_ms;
static int record = -1;
static int locks = 1;
static int fail_kinds, fail_errno;
static long fail_nth, fail_many, seen, failed;
static long handles;
static long handle_of[MOST_FILES]; /* 0: not a file of the folder */

static void *real(const char *name)
{
    void *found = dlsym(RTLD_NEXT, name);
    if (found == NULL)
        abort();
    return found;
}
#define REAL(name, type, ...) \
    static type (*name##_)(__VA_ARGS__); \
    if (name##_ == NULL) \
        name##_ = (type (*)(__VA_ARGS__))real(#name)

/* -- what a trial asks for -- */
void layer_folder(const char *path)
{
    snprintf(folder, sizeof folder, "%s", path);
    folder_length = strlen(folder);
}

void layer_record(const char *path)
{
    REAL(open64, int, const char *, int, ...);
    REAL(close, int, int);
    pthread_mutex_lock(&one);
    if (record >= 0)
        close_(record);
    record = *path ? open64_(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
    pthread_mutex_unlock(&one);
}

void layer_delay(long ms)
{
    sync_ms = ms;
}

void layer_locks(int on)
{
    locks = on;
}

void layer_fail(int kinds, long nth, long many, int error)
{
    pthread_mutex_lock(&one);
    fail_kinds = kinds, fail_nth = nth, fail_many = many, fail_errno = error;
    seen = failed = 0;
    pthread_mutex_unlock(&one);
}

long layer_seen(void)
{
    return seen;
}

long layer_failed(void)
{
    return failed;
}

__attribute__((constructor)) static void begin(void)
{
    const char *at = getenv("PILOT_FOLDER"), *to = getenv("PILOT_RECORD"), *ms = getenv("PILOT_SYNC_MS");
    const char *fail = getenv("PILOT_FAIL");
    int kinds, error;
    long nth, many;
    if (at)
        layer_folder(at);
    if (to)
        layer_record(to);
    if (ms)
        layer_delay(strtol(ms, NULL, 10));
    if (fail && sscanf(fail, "%d:%ld:%ld:%d", &kinds, &nth, &many, &error) == 4)
        layer_fail(kinds, nth, many, error);
}

/* -- which files -- */
static const char *inside(int at, const char *path, char *whole)
{
    char of_folder[64];
    ssize_t length;
    if (!folder_length)
        return NULL;
    if (path[0] == '/' || at == AT_FDCWD) {
        if (path[0] == '/')
            snprintf(whole, LONGEST, "%s", path);
        else if (getcwd(whole, LONGEST))
            snprintf(whole + strlen(whole), LONGEST - strlen(whole), "/%s", path);
        else
            return NULL;
    } else {
        snprintf(of_folder, sizeof of_folder, "/proc/self/fd/%d", at);
        length = readlink(of_folder, whole, LONGEST / 2);
        if (length < 0)
            return NULL;
        snprintf(whole + length, LONGEST - (size_t)length, "/%s", path);
    }
    if (strncmp(whole, folder, folder_length) != 0)
        return NULL;
    if (whole[folder_length] == 0)
        return ".";
    return whole[folder_length] == '/' ? whole + folder_length + 1 : NULL;
}

static long handle(int fd)
{
    return fd >= 0 && fd < MOST_FILES ? handle_of[fd] : 0;
}

/* -- what is written down: a line, and the bytes it speaks of -- */
static void note(const void *bytes, size_t count, const char *format, ...)
{
    char line[2 * LONGEST + 128];
    struct iovec parts[2] = {{line, 0}, {(void *)bytes, count}};
    va_list rest;
    if (record < 0)
        return;
    va_start(rest, format);
    parts[0].iov_len = (size_t)vsnprintf(line, sizeof line, format, rest);
    va_end(rest);
    if (writev(record, parts, 2) < 0)
        abort();
}

void layer_mark(const char *text)
{
    pthread_mutex_lock(&one);
    note(NULL, 0, "mark %s\n", text);
    pthread_mutex_unlock(&one);
}

/* -- what fails -- */
static int fails(int kind)
{
    if (!(fail_kinds & kind))
        return 0;
    seen++;
    if (seen < fail_nth || (fail_many >= 0 && failed >= fail_many))
        return 0;
    failed++;
    errno = fail_errno;
    return 1;
}

static void wait_for_disk(void)
{
    struct timespec left = {sync_ms / 1000, sync_ms % 1000 * 1000000};
    while (sync_ms > 0 && nanosleep(&left, &left) != 0) {
    }
}

/* -- opening and closing -- */
typedef int (*open_call)(int at, const char *path, int flags, mode_t mode);

static int opened(open_call call, int at, const char *path, int flags, mode_t mode)
{
    char whole[LONGEST];
    const char *name = inside(at, path, whole);
    struct stat64 before;
    int fd, was;
    if (name == NULL)
        return call(at, path, flags, mode);
    pthread_mutex_lock(&one);
    if (fails(OPEN)) {
        pthread_mutex_unlock(&one);
        return -1;
    }
    was = fstatat64(at, path, &before, 0) == 0;
    fd = call(at, path, flags, mode);
    if (fd >= 0 && fd < MOST_FILES) {
        handle_of[fd] = ++handles;
        note(NULL, 0, "open %ld %d %d %s\n", handles, !was, was && (flags & O_TRUNC), name);
    }
    pthread_mutex_unlock(&one);
    return fd;
}

static int by_open(int at, const char *path, int flags, mode_t mode)
{
    REAL(open64, int, const char *, int, ...);
    (void)at;
    return open64_(path, flags, mode);
}

static int by_openat(int at, const char *path, int flags, mode_t mode)
{
    REAL(openat64, int, int, const char *, int, ...);
    return openat64_(at, path, flags, mode);
}

#define WITH_MODE \
    mode_t mode = 0; \
    if (flags & (O_CREAT | __O_TMPFILE)) { \
        va_list rest; \
        va_start(rest, flags); \
        mode = va_arg(rest, mode_t); \
        va_end(rest); \
    }

int open(const char *path, int flags, ...)
{
    WITH_MODE
    return opened(by_open, AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    WITH_MODE
    return opened(by_open, AT_FDCWD, path, flags, mode);
}

int openat(int at, const char *path, int flags, ...)
{
    WITH_MODE
    return opened(by_openat, at, path, flags, mode);
}

int openat64(int at, const char *path, int flags, ...)
{
    WITH_MODE
    return opened(by_openat, at, path, flags, mode);
}

int close(int fd)
{
    REAL(close, int, int);
    if (handle(fd)) {
        pthread_mutex_lock(&one);
        handle_of[fd] = 0;
        pthread_mutex_unlock(&one);
    }
    return close_(fd);
}

/* -- writing -- */
static ssize_t written(int fd, const void *bytes, size_t count, off64_t at)
{
    REAL(write, ssize_t, int, const void *, size_t);
    REAL(pwrite64, ssize_t, int, const void *, size_t, off64_t);
    struct stat64 about;
    ssize_t done;
    off64_t place = at;
    if (!handle(fd))
        return at < 0 ? write_(fd, bytes, count) : pwrite64_(fd, bytes, count, at);
    pthread_mutex_lock(&one);
    if (fails(WRITE)) {
        pthread_mutex_unlock(&one);
        return -1;
    }
    if (at < 0) {
        place = fcntl(fd, F_GETFL) & O_APPEND && fstat64(fd, &about) == 0 ? about.st_size : lseek64(fd, 0, SEEK_CUR);
        done = write_(fd, bytes, count);
    } else
        done = pwrite64_(fd, bytes, count, at);
    if (done > 0)
        note(bytes, (size_t)done, "write %ld %lld %zd\n", handle(fd), (long long)place, done);
    pthread_mutex_unlock(&one);
    return done;
}

ssize_t write(int fd, const void *bytes, size_t count)
{
    return written(fd, bytes, count, -1);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at)
{
    return written(fd, bytes, count, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at)
{
    return written(fd, bytes, count, at);
}

static ssize_t taken(int fd, void *bytes, size_t count, off64_t at)
{
    REAL(read, ssize_t, int, void *, size_t);
    REAL(pread64, ssize_t, int, void *, size_t, off64_t);
    if (handle(fd)) {
        int fault;
        pthread_mutex_lock(&one);
        fault = fails(READ);
        pthread_mutex_unlock(&one);
        if (fault)
            return -1;
    }
    return at < 0 ? read_(fd, bytes, count) : pread64_(fd, bytes, count, at);
}

ssize_t read(int fd, void *bytes, size_t count)
{
    return taken(fd, bytes, count, -1);
}

ssize_t pread64(int fd, void *bytes, size_t count, off64_t at)
{
    return taken(fd, bytes, count, at);
}

static int cut(int fd, off64_t size)
{
    REAL(ftruncate64, int, int, off64_t);
    int done = -1;
    if (!handle(fd))
        return ftruncate64_(fd, size);
    pthread_mutex_lock(&one);
    if (!fails(TRUNCATE)) {
        done = ftruncate64_(fd, size);
        if (done == 0)
            note(NULL, 0, "truncate %ld %lld\n", handle(fd), (long long)size);
    }
    pthread_mutex_unlock(&one);
    return done;
}

int ftruncate(int fd, off_t size)
{
    return cut(fd, size);
}

int ftruncate64(int fd, off64_t size)
{
    return cut(fd, size);
}

ssize_t sendfile64(int to, int from, off64_t *at, size_t count)
{
    REAL(sendfile64, ssize_t, int, int, off64_t *, size_t);
    if (handle(to)) {
        errno = EINVAL;
        return -1;
    }
    return sendfile64_(to, from, at, count);
}

ssize_t copy_file_range(int from, off64_t *at, int to, off64_t *into, size_t count, unsigned int flags)
{
    REAL(copy_file_range, ssize_t, int, off64_t *, int, off64_t *, size_t, unsigned int);
    if (handle(to)) {
        errno = EINVAL;
        return -1;
    }
    return copy_file_range_(from, at, to, into, count, flags);
}

/* -- syncs -- */
static int synced(int (*call)(int), int fd)
{
    int done = -1;
    wait_for_disk();
    if (!handle(fd))
        return call(fd);
    pthread_mutex_lock(&one);
    if (!fails(SYNC)) {
        done = call(fd);
        if (done == 0)
            note(NULL, 0, "sync %ld\n", handle(fd));
    }
    pthread_mutex_unlock(&one);
    return done;
}

int fsync(int fd)
{
    REAL(fsync, int, int);
    return synced(fsync_, fd);
}

int fdatasync(int fd)
{
    REAL(fdatasync, int, int);
    return synced(fdatasync_, fd);
}

/* -- names -- */
int rename(const char *old, const char *new)
{
    REAL(rename, int, const char *, const char *);
    char whole[LONGEST], other[LONGEST];
    const char *from = inside(AT_FDCWD, old, whole), *to = inside(AT_FDCWD, new, other);
    int done = -1;
    if (from == NULL && to == NULL)
        return rename_(old, new);
    pthread_mutex_lock(&one);
    if (!fails(RENAME)) {
        done = rename_(old, new);
        if (done == 0)
            note(NULL, 0, "rename %zu %s %s\n", from ? strlen(from) : 0, from ? from : "", to ? to : "");
    }
    pthread_mutex_unlock(&one);
    return done;
}

static int removed(int at, const char *path, int flags)
{
    REAL(unlinkat, int, int, const char *, int);
    char whole[LONGEST];
    const char *name = inside(at, path, whole);
    int done = -1;
    if (name == NULL)
        return unlinkat_(at, path, flags);
    pthread_mutex_lock(&one);
    if (!fails(UNLINK)) {
        done = unlinkat_(at, path, flags);
        if (done == 0)
            note(NULL, 0, "unlink %s\n", name);
    }
    pthread_mutex_unlock(&one);
    return done;
}

int unlink(const char *path)
{
    return removed(AT_FDCWD, path, 0);
}

int unlinkat(int at, const char *path, int flags)
{
    return removed(at, path, flags);
}

int mkdir(const char *path, mode_t mode)
{
    REAL(mkdir, int, const char *, mode_t);
    char whole[LONGEST];
    const char *name = inside(AT_FDCWD, path, whole);
    int done = -1;
    if (name == NULL)
        return mkdir_(path, mode);
    pthread_mutex_lock(&one);
    if (!fails(OPEN)) {
        done = mkdir_(path, mode);
        if (done == 0)
            note(NULL, 0, "mkdir %s\n", name);
    }
    pthread_mutex_unlock(&one);
    return done;
}

int flock(int fd, int what)
{
    REAL(flock, int, int, int);
    return handle(fd) && !locks ? 0 : flock_(fd, what);
}
