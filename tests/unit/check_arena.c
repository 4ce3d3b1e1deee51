#include "unit.h"

#include <stdalign.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

START_TEST(memory_is_aligned_and_apart)
{
	char *before = NULL;

	for (size_t size = 0; size < 300; size++) {
		char *memory = arena_alloc(arena, size);

		ck_assert_uint_eq((uintptr_t)memory % alignof(max_align_t), 0);
		memset(memory, (int)size, size);
		if (before != NULL && size > 1)
			ck_assert_int_eq((unsigned char)before[size - 2], (size - 1) & 0xff);
		before = memory;
	}
}
END_TEST

START_TEST(a_piece_may_be_larger_than_any_chunk)
{
	size_t size = 5 * 1024 * 1024;
	char *large = arena_alloc(arena, size);
	char *small = arena_alloc(arena, 8);

	memset(large, 1, size);
	memset(small, 2, 8);
	ck_assert_int_eq(large[0], 1);
	ck_assert_int_eq(large[size - 1], 1);
}
END_TEST

START_TEST(a_reset_gives_the_same_memory_again)
{
	char *first, *again;

	arena_reset(arena);
	first = arena_alloc(arena, 100);
	arena_reset(arena);
	again = arena_alloc(arena, 100);
	ck_assert_ptr_eq(first, again);
	/* Also after a request that needed much: one chunk is kept, not the largest. */
	(void)arena_alloc(arena, 4 * 1024 * 1024);
	arena_reset(arena);
	ck_assert_ptr_eq(arena_alloc(arena, 100), again);
	arena_reset(arena);
	arena_reset(arena);
	ck_assert_ptr_eq(arena_alloc(arena, 100), again);
}
END_TEST

START_TEST(a_steady_load_needs_no_second_chunk)
{
	char *first;

	/* 50 KB a request: the chunks grow until one holds it all and is kept. */
	for (int request = 0; request < 5; request++) {
		arena_reset(arena);
		for (int i = 0; i < 25; i++)
			(void)arena_alloc(arena, 1200);
	}
	arena_reset(arena);
	first = arena_alloc(arena, 1200);
	for (size_t i = 1; i < 25; i++)
		ck_assert_ptr_eq(arena_alloc(arena, 1200), first + i * 1200);
}
END_TEST

START_TEST(a_copy_ends_with_nul)
{
	ck_assert_str_eq(arena_copy(arena, "contact", 3), "con");
	ck_assert_str_eq(arena_copy(arena, NULL, 0), "");
	ck_assert_mem_eq(arena_copy(arena, "a\0b", 3), "a\0b", 4);
}
END_TEST

START_TEST(printf_fits_any_length)
{
	for (int length = 0; length < 1000; length++) {
		const char *string = arena_printf(arena, "%*s%s", length, "", "!");

		ck_assert_uint_eq(strlen(string), (size_t)length + 1);
		ck_assert_int_eq(string[length], '!');
	}
}
END_TEST

/* A sanitizer ends the process in its own way; what counts is that it ends. */
START_TEST(an_impossible_size_ends_the_process)
{
	static const size_t sizes[] = { SIZE_MAX, SIZE_MAX - 1, SIZE_MAX / 2 };

	for (size_t i = 0; i < COUNT_OF(sizes); i++) {
		int status;
		pid_t child = fork();

		if (child == 0) {
			if (freopen("/dev/null", "w", stderr) == NULL)
				_exit(0);
			(void)arena_alloc(arena, sizes[i]);
			_exit(0);
		}
		ck_assert_int_eq(waitpid(child, &status, 0), child);
		ck_assert(!WIFEXITED(status) || WEXITSTATUS(status) != 0);
	}
}
END_TEST

START_TEST(free_takes_null)
{
	arena_free(NULL);
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		memory_is_aligned_and_apart,
		a_piece_may_be_larger_than_any_chunk,
		a_reset_gives_the_same_memory_again,
		a_steady_load_needs_no_second_chunk,
		a_copy_ends_with_nul,
		printf_fits_any_length,
		an_impossible_size_ends_the_process,
		free_takes_null,
	};

	return unit_run("arena", tests, COUNT_OF(tests));
}
