#include "contact/contact.h"

#include <stdarg.h>

#include "base/buffer.h"
#include "unit.h"

#define PHONE "\"phone\":\"918856879188\""

static const struct contact_read_options upsert = { .document = CONTACT_UPSERT };
static const struct contact_read_options patching = { .document = CONTACT_PATCH,
	.phone = "918856879188" };
static const struct contact_read_options retag = { .document = CONTACT_RETAG,
	.phone = "918856879188" };

static const struct {
	enum contact_flag flag;
	const char *name;
} flags[] = {
	{ CONTACT_HAS_FIRST_NAME, "first_name" },
	{ CONTACT_HAS_LAST_NAME, "last_name" },
	{ CONTACT_HAS_EMAIL, "email" },
	{ CONTACT_HAS_TAGS, "tags" },
	{ CONTACT_HAS_CUSTOM_FIELDS, "custom_fields" },
	{ CONTACT_MERGE_TAGS, "merge" },
	{ CONTACT_REPLACE_CUSTOM_FIELDS, "replace" },
	{ CONTACT_MUST_EXIST, "exist" },
};

static void
add_text(struct buffer *buffer, const char *name, struct text text)
{
	buffer_add_char(buffer, ' ');
	buffer_add_string(buffer, name);
	buffer_add_char(buffer, '=');
	if (text.bytes == NULL)
		buffer_add_string(buffer, "null");
	else
		buffer_add(buffer, text.bytes, text.size);
}

static void
add_tags(struct buffer *buffer, const char *name, const struct text *tags, size_t count)
{
	buffer_add_char(buffer, ' ');
	buffer_add_string(buffer, name);
	buffer_add_char(buffer, '=');
	for (size_t i = 0; i < count; i++) {
		buffer_add_string(buffer, i == 0 ? "" : "|");
		buffer_add(buffer, tags[i].bytes, tags[i].size);
	}
}

/* "phone flag,flag name=value ..." with the values of the flags that are set. */
static const char *
patch_said(const struct contact_patch *patch)
{
	struct buffer buffer = { 0 };
	const char *said, *comma = " ";

	buffer_add_string(&buffer, patch->phone);
	for (size_t i = 0; i < COUNT_OF(flags); i++) {
		if (!(patch->flags & flags[i].flag))
			continue;
		buffer_add_string(&buffer, comma);
		buffer_add_string(&buffer, flags[i].name);
		comma = ",";
	}
	if (patch->flags & CONTACT_HAS_FIRST_NAME)
		add_text(&buffer, "first_name", patch->first_name);
	if (patch->flags & CONTACT_HAS_LAST_NAME)
		add_text(&buffer, "last_name", patch->last_name);
	if (patch->flags & CONTACT_HAS_EMAIL)
		add_text(&buffer, "email", patch->email);
	if (patch->flags & CONTACT_HAS_TAGS)
		add_tags(&buffer, "tags", patch->tags, patch->tag_count);
	if (patch->removed_tag_count > 0)
		add_tags(&buffer, "removed", patch->removed_tags, patch->removed_tag_count);
	if (patch->flags & CONTACT_HAS_CUSTOM_FIELDS)
		add_text(&buffer, "custom_fields", patch->custom_fields);
	said = arena_copy(arena, buffer.bytes, buffer.size);
	buffer_free(&buffer);
	return said;
}

/* The patch, or the complaints after the code of the status. */
static const char *
read_body(const char *body, const struct contact_read_options *options)
{
	struct contact_patch patch;
	enum status status;

	complaints_start(&complaints, arena);
	status = contact_read(body, strlen(body), options, arena, &patch, &complaints);
	ck_assert((status == STATUS_OK) == (complaints.count == 0));
	if (status == STATUS_OK)
		return patch_said(&patch);
	if (status == STATUS_VALIDATION_ERROR)
		return unit_complaints();
	return arena_printf(arena, "%s: %s", status_entry(status)->code, unit_complaints());
}

/* The same for an upsert with a body made of pieces. */
static const char *read_format(const char *format, ...) __attribute__((format(printf, 1, 2)));

static const char *
read_format(const char *format, ...)
{
	va_list arguments;
	const char *body;

	va_start(arguments, format);
	body = arena_vprintf(arena, format, arguments);
	va_end(arguments);
	return read_body(body, &upsert);
}

static void
check_table(const struct contact_read_options *options, const char *const (*rows)[2], size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *said = read_body(rows[i][0], options);

		ck_assert_msg(strcmp(said, rows[i][1]) == 0, "%s: \"%s\", not \"%s\"", rows[i][0],
		    said, rows[i][1]);
	}
}

static const char *
only_message(const char *body, const struct contact_read_options *options)
{
	(void)read_body(body, options);
	ck_assert_uint_eq(complaints.count, 1);
	return complaints.items[0].message;
}

/* `count` times `piece`, with commas between. */
static const char *
repeat(const char *piece, size_t count, const char *between)
{
	struct buffer buffer = { 0 };
	const char *said;

	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buffer_add_string(&buffer, between);
		buffer_add_string(&buffer, piece);
	}
	buffer_add_char(&buffer, '\0');
	said = arena_copy(arena, buffer.bytes, buffer.size);
	buffer_free(&buffer);
	return said;
}

START_TEST(absent_keeps_and_null_clears)
{
	static const char *const rows[][2] = {
		{ "{" PHONE "}", "918856879188" },
		{ "{" PHONE ",\"first_name\":null,\"last_name\":null,\"email\":null}",
		    "918856879188 first_name,last_name,email first_name=null last_name=null "
		    "email=null" },
		{ "{" PHONE ",\"first_name\":\"Rahul\"}",
		    "918856879188 first_name first_name=Rahul" },
		{ "{" PHONE ",\"tags\":[]}", "918856879188 tags tags=" },
		{ "{" PHONE ",\"custom_fields\":{}}",
		    "918856879188 custom_fields custom_fields={}" },
		{ "{" PHONE ",\"tags\":null,\"custom_fields\":null}",
		    "tags invalid_type; custom_fields invalid_type" },
	};

	check_table(&upsert, rows, COUNT_OF(rows));
}
END_TEST

START_TEST(a_whole_contact_is_read)
{
	ck_assert_str_eq(
	    read_body("{\"id\":\"cnt_918856879188\"," PHONE ",\"first_name\":\"Rahul\","
		      "\"last_name\":\"Sharma\",\"email\":\"rahul@example.com\","
		      "\"tags\":[\"Lead\",\"VIP\"],\"custom_fields\":{\"plan\":\"pro\",\"age\":31},"
		      "\"created_at\":\"2026-06-02T08:00:00Z\",\"updated_at\":null,\"version\":3}",
		&upsert),
	    "918856879188 first_name,last_name,email,tags,custom_fields first_name=Rahul "
	    "last_name=Sharma email=rahul@example.com tags=Lead|VIP "
	    "custom_fields={\"plan\":\"pro\",\"age\":31}");
}
END_TEST

START_TEST(the_phone_is_required_as_a_string_of_digits)
{
	static const char *const rows[][2] = {
		{ "{}", "phone required" },
		{ "{\"phone\":null}", "phone invalid_type" },
		{ "{\"phone\":918856879188}", "phone invalid_type" },
		{ "{\"phone\":9.1e11}", "phone invalid_type" },
		{ "{\"phone\":[\"918856879188\"]}", "phone invalid_type" },
		{ "{\"phone\":true}", "phone invalid_type" },
		{ "{\"phone\":\"\"}", "phone invalid_format" },
		{ "{\"phone\":\"+918856879188\"}", "phone invalid_format" },
		{ "{\"phone\":\" 918856879188\"}", "phone invalid_format" },
		{ "{\"phone\":\"123456\"}", "phone invalid_format" },
		{ "{\"phone\":\"1234567890123456\"}", "phone invalid_format" },
		{ "{\"phone\":\"abc\"}", "phone invalid_format" },
		{ "{\"phone\":\"1234567\"}", "1234567" },
	};

	check_table(&upsert, rows, COUNT_OF(rows));
}
END_TEST

START_TEST(a_phone_message_names_the_cleaned_number)
{
	static const char *const rule =
	    "must be 7 to 15 digits in a string, without + and not starting with 0";

	ck_assert_str_eq(only_message("{\"phone\":\"+91 88568-79188\"}", &upsert),
	    arena_printf(arena, "%s; did you mean 918856879188?", rule));
	ck_assert_str_eq(only_message("{\"phone\":\"0091 8856879188\"}", &upsert),
	    arena_printf(arena, "%s; did you mean 918856879188?", rule));
	ck_assert_str_eq(only_message("{\"phone\":\"\xef\xbc\x99\xef\xbc\x91"
				      "8856879188\"}",
			     &upsert),
	    arena_printf(arena, "%s; did you mean 918856879188?", rule));
	ck_assert_str_eq(only_message("{\"phone\":\"08856879188\"}", &upsert), rule);
	ck_assert_str_eq(only_message("{\"phone\":918856879188}", &upsert),
	    "must be a string: send \"918856879188\" in quotes");
	ck_assert_str_eq(only_message("{\"phone\":5}", &upsert), rule);
	ck_assert_str_eq(only_message("{\"phone\":false}", &upsert), rule);
}
END_TEST

START_TEST(normalize_takes_the_forms_people_write)
{
	static const char *const rows[][2] = {
		{ "{\"phone\":\"+91 (88568) 79-188\"}", "918856879188" },
		{ "{\"phone\":\"0091.88568.79188\"}", "918856879188" },
		{ "{\"phone\":\"918856879188\"}", "918856879188" },
		{ "{\"phone\":\"+44 (0)20 7946 0958\"}", "phone invalid_format" },
		{ "{\"phone\":\"08856879188\"}", "phone invalid_format" },
		{ "{\"phone\":918856879188}", "phone invalid_type" },
		{ "{\"phone\":\"+918856879188\",\"id\":\"cnt_918856879188\"}", "918856879188" },
	};
	struct contact_read_options options = upsert;

	options.normalize_phone = true;
	check_table(&options, rows, COUNT_OF(rows));
	ck_assert_ptr_nonnull(strstr(only_message("{\"phone\":\"+44 (0)20 7946 0958\"}", &options),
	    "did you mean 442079460958?"));
}
END_TEST

START_TEST(an_id_may_repeat_but_not_contradict_the_phone)
{
	static const char *const rows[][2] = {
		{ "{" PHONE ",\"id\":\"cnt_918856879188\"}", "918856879188" },
		{ "{\"id\":\"cnt_918856879188\"," PHONE "}", "918856879188" },
		{ "{\"id\":\"918856879188\"," PHONE "}", "918856879188" },
		{ "{\"id\":null," PHONE "}", "918856879188" },
		{ "{\"id\":\"cnt_918856879189\"," PHONE "}", "id invalid_value" },
		{ "{\"id\":\"\"," PHONE "}", "id invalid_value" },
		{ "{\"id\":5," PHONE "}", "id invalid_value" },
		{ "{\"id\":{}," PHONE "}", "id invalid_value" },
		/* Alone it is no phone. */
		{ "{\"id\":\"cnt_918856879188\"}", "phone required" },
	};

	check_table(&upsert, rows, COUNT_OF(rows));
}
END_TEST

START_TEST(names_are_trimmed_and_empty_means_null)
{
	static const char *const rows[][2] = {
		{ "{" PHONE ",\"first_name\":\"  Ana \\t\"}",
		    "918856879188 first_name first_name=Ana" },
		{ "{" PHONE ",\"last_name\":\"\\u00a0de la Cruz\\u3000\"}",
		    "918856879188 last_name last_name=de la Cruz" },
		{ "{" PHONE ",\"first_name\":\"\"}", "918856879188 first_name first_name=null" },
		{ "{" PHONE ",\"last_name\":\" \\n \"}", "918856879188 last_name last_name=null" },
		{ "{" PHONE ",\"first_name\":5}", "first_name invalid_type" },
		{ "{" PHONE ",\"last_name\":[]}", "last_name invalid_type" },
		{ "{" PHONE ",\"first_name\":false}", "first_name invalid_type" },
	};

	check_table(&upsert, rows, COUNT_OF(rows));
}
END_TEST

START_TEST(a_name_has_at_most_255_characters)
{
	static const char *const characters[] = { "x", "\xc3\xa9", "\xf0\x9f\x98\x80" };

	for (size_t i = 0; i < COUNT_OF(characters); i++) {
		const char *name = repeat(characters[i], CONTACT_NAME_MAX_CHARACTERS, "");
		const char *body = arena_printf(arena, "{" PHONE ",\"first_name\":\" %s \"}", name);

		ck_assert_str_eq(read_body(body, &upsert),
		    arena_printf(arena, "918856879188 first_name first_name=%s", name));
		body =
		    arena_printf(arena, "{" PHONE ",\"last_name\":\"%s%s\"}", name, characters[i]);
		ck_assert_str_eq(read_body(body, &upsert), "last_name too_long");
	}
	ck_assert_str_eq(complaints.items[0].message,
	    "has 256 characters; at most 255 are allowed");
}
END_TEST

START_TEST(an_email_is_stored_as_sent)
{
	static const char *const rows[][2] = {
		{ "{" PHONE ",\"email\":\"Ana+x@Example.COM\"}",
		    "918856879188 email email=Ana+x@Example.COM" },
		{ "{" PHONE ",\"email\":\"\"}", "email invalid_format" },
		{ "{" PHONE ",\"email\":\" ana@example.com\"}", "email invalid_format" },
		{ "{" PHONE ",\"email\":\"ana@example.com\\r\\nBcc: x\"}", "email invalid_format" },
		{ "{" PHONE ",\"email\":5}", "email invalid_type" },
		{ "{" PHONE ",\"email\":{}}", "email invalid_type" },
	};
	const char *domain, *label = repeat("a", 47, "");

	check_table(&upsert, rows, COUNT_OF(rows));
	/* 64 + 1 + 4 * 47 + 3 dots is 256; two less is the limit. */
	domain = arena_printf(arena, "%s.%s.%s.%s", label, label, label, label + 2);
	ck_assert_str_eq(
	    read_format("{" PHONE ",\"email\":\"%s@%s\"}", repeat("x", 64, ""), domain),
	    arena_printf(arena, "918856879188 email email=%s@%s", repeat("x", 64, ""), domain));
	ck_assert_str_eq(
	    read_format("{" PHONE ",\"email\":\"%s@%sa\"}", repeat("x", 64, ""), domain),
	    "email too_long");
}
END_TEST

START_TEST(tags_are_trimmed_and_lose_their_duplicates)
{
	static const char *const rows[][2] = {
		{ "{" PHONE ",\"tags\":[\"VIP\",\"Lead\"]}", "918856879188 tags tags=VIP|Lead" },
		{ "{" PHONE ",\"tags\":[\" VIP \",\"vip\",\"VIP\",\"Lead\",\"VIP\\n\"]}",
		    "918856879188 tags tags=VIP|vip|Lead" },
		{ "{" PHONE ",\"tags\":[\"a b\",\"a  b\"]}", "918856879188 tags tags=a b|a  b" },
		{ "{" PHONE ",\"tags\":\"VIP\"}", "tags invalid_type" },
		{ "{" PHONE ",\"tags\":{}}", "tags invalid_type" },
		{ "{" PHONE ",\"tags\":[\"a\",\"\",\" \",5,null,[\"b\"],\"c\"]}",
		    "tags[1] invalid_value; tags[2] invalid_value; tags[3] invalid_type; "
		    "tags[4] invalid_type; tags[5] invalid_type" },
	};

	check_table(&upsert, rows, COUNT_OF(rows));
}
END_TEST

START_TEST(a_tag_has_at_most_64_characters)
{
	const char *tag = repeat("\xe2\x82\xac", CONTACT_TAG_MAX_CHARACTERS, "");

	ck_assert_str_eq(read_format("{" PHONE ",\"tags\":[\" %s \"]}", tag),
	    arena_printf(arena, "918856879188 tags tags=%s", tag));
	ck_assert_str_eq(read_format("{" PHONE ",\"tags\":[\"a\",\"%s!\"]}", tag),
	    "tags[1] too_long");
}
END_TEST

/* 100 different ones, each twice, are as many as there may be. */
START_TEST(at_most_100_tags_remain_after_duplicates)
{
	struct buffer body = { 0 };

	for (size_t count = 100; count <= 101; count++) {
		buffer_clear(&body);
		buffer_add_string(&body, "{" PHONE ",\"tags\":[");
		for (size_t i = 0; i < 2 * count; i++)
			buffer_add_string(&body, arena_printf(arena, "\"t%zu\",", i % count));
		buffer_add_string(&body, "\"t0\"]}");
		buffer_add_char(&body, '\0');
		if (count == 100)
			ck_assert_ptr_nonnull(strstr(read_body(body.bytes, &upsert), "|t99"));
		else
			ck_assert_str_eq(read_body(body.bytes, &upsert), "tags too_many");
	}
	buffer_free(&body);
}
END_TEST

START_TEST(custom_fields_hold_any_json)
{
	static const char *const rows[][2] = {
		{ "{" PHONE ",\"custom_fields\":{ \"plan\" : \"pro\", \"old\" : null, \"n\" : "
		  "[1, 0.1, {}] }}",
		    "918856879188 custom_fields "
		    "custom_fields={\"plan\":\"pro\",\"old\":null,\"n\":[1,0.1,{}]}" },
		{ "{" PHONE ",\"custom_fields\":{\"a\":{\"\":1}}}",
		    "918856879188 custom_fields custom_fields={\"a\":{\"\":1}}" },
		{ "{" PHONE ",\"custom_fields\":[]}", "custom_fields invalid_type" },
		{ "{" PHONE ",\"custom_fields\":\"{}\"}", "custom_fields invalid_type" },
		{ "{" PHONE ",\"custom_fields\":{\"\":1}}", "custom_fields invalid_value" },
		{ "{" PHONE ",\"custom_fields\":{\"a\":1,\"a\":2}}",
		    "invalid_json: custom_fields.a duplicate" },
	};

	check_table(&upsert, rows, COUNT_OF(rows));
}
END_TEST

START_TEST(numbers_in_custom_fields_have_limits)
{
	static const char *const rows[][2] = {
		{ "{" PHONE
		  ",\"custom_fields\":{\"a\":9223372036854775807,\"b\":-9223372036854775808}}",
		    "918856879188 custom_fields "
		    "custom_fields={\"a\":9223372036854775807,\"b\":-9223372036854775808}" },
		{ "{" PHONE ",\"custom_fields\":{\"a\":1e20}}",
		    "918856879188 custom_fields custom_fields={\"a\":100000000000000000000.0}" },
		{ "{" PHONE ",\"custom_fields\":{\"age\":1e21}}",
		    "custom_fields.age out_of_range" },
		{ "{" PHONE ",\"custom_fields\":{\"age\":-1e300,\"b\":1}}",
		    "custom_fields.age out_of_range" },
		{ "{" PHONE ",\"custom_fields\":{\"a\":{\"b\":[1,{\"c\":1e21}],\"d\":[[1e22]]},"
		  "\"e\":1e23}}",
		    "custom_fields.a.b[1].c out_of_range; custom_fields.a.d[0][0] "
		    "out_of_range; "
		    "custom_fields.e out_of_range" },
		{ "{" PHONE ",\"custom_fields\":{\"age\":9223372036854775808}}",
		    "custom_fields.age out_of_range" },
		{ "{" PHONE ",\"custom_fields\":{\"age\":1e400}}",
		    "custom_fields.age out_of_range" },
	};

	check_table(&upsert, rows, COUNT_OF(rows));
}
END_TEST

START_TEST(a_key_of_custom_fields_has_at_most_128_bytes)
{
	const char *key = repeat("\xc3\xa9", 64, "");

	ck_assert_str_eq(read_format("{" PHONE ",\"custom_fields\":{\"%s\":1}}", key),
	    arena_printf(arena, "918856879188 custom_fields custom_fields={\"%s\":1}", key));
	ck_assert_str_eq(read_format("{" PHONE ",\"custom_fields\":{\"%sx\":1}}", key),
	    arena_printf(arena, "custom_fields.%sx too_long", key));
	/* Deeper ones have no limit of their own. */
	ck_assert_str_eq(read_format("{" PHONE ",\"custom_fields\":{\"a\":{\"%sx\":1}}}", key),
	    arena_printf(arena, "918856879188 custom_fields custom_fields={\"a\":{\"%sx\":1}}",
		key));
}
END_TEST

START_TEST(custom_fields_have_at_most_250_keys)
{
	struct buffer body = { 0 };

	for (size_t count = 250; count <= 251; count++) {
		buffer_clear(&body);
		buffer_add_string(&body, "{" PHONE ",\"custom_fields\":{\"k\":{}");
		for (size_t i = 1; i < count; i++)
			buffer_add_string(&body, arena_printf(arena, ",\"k%zu\":1", i));
		buffer_add_string(&body, "}}");
		buffer_add_char(&body, '\0');
		if (count == 250)
			ck_assert_ptr_nonnull(
			    strstr(read_body(body.bytes, &upsert), "\"k249\":1}"));
		else
			ck_assert_str_eq(read_body(body.bytes, &upsert), "custom_fields too_many");
	}
	buffer_free(&body);
}
END_TEST

START_TEST(custom_fields_have_at_most_64_kib_as_compact_json)
{
	/* {"a":""} is 8 bytes. */
	const char *value = repeat("x", CONTACT_FIELDS_MAX_BYTES - 8, "");

	ck_assert_str_eq(read_format("{" PHONE ",\"custom_fields\":{ \"a\" :  \"%s\" }}", value),
	    arena_printf(arena, "918856879188 custom_fields custom_fields={\"a\":\"%s\"}", value));
	ck_assert_str_eq(read_format("{" PHONE ",\"custom_fields\":{\"a\":\"%sx\"}}", value),
	    "custom_fields too_long");
	/* As many values as fit in there. */
	value = repeat("1", (CONTACT_FIELDS_MAX_BYTES - 7) / 2, ",");
	ck_assert_str_eq(read_format("{" PHONE ",\"custom_fields\":{\"a\":[%s]}}", value),
	    arena_printf(arena, "918856879188 custom_fields custom_fields={\"a\":[%s]}", value));
	/* A number counts with all its digits, as it is stored: 326 bytes and a comma. */
	ck_assert_str_eq(read_format("{" PHONE ",\"custom_fields\":{\"a\":[%s]}}",
			     repeat("5e-324", (CONTACT_FIELDS_MAX_BYTES - 7) / 327 + 1, ",")),
	    "custom_fields too_long");
	ck_assert_str_ne(read_format("{" PHONE ",\"custom_fields\":{\"a\":[%s]}}",
			     repeat("5e-324", (CONTACT_FIELDS_MAX_BYTES - 7) / 327, ",")),
	    "custom_fields too_long");
}
END_TEST

START_TEST(custom_fields_are_at_most_16_deep)
{
	for (size_t depth = 16; depth <= 17; depth++) {
		const char *value = arena_printf(arena, "%s%s", repeat("[", depth - 1, ""),
		    repeat("]", depth - 1, ""));
		const char *body =
		    arena_printf(arena, "{" PHONE ",\"custom_fields\":{\"x\":1,\"a\":%s}}", value);

		if (depth == 16)
			ck_assert_str_eq(read_body(body, &upsert),
			    arena_printf(arena,
				"918856879188 custom_fields custom_fields={\"x\":1,\"a\":%s}",
				value));
		else
			ck_assert_str_eq(read_body(body, &upsert), "custom_fields.a too_deep");
	}
}
END_TEST

START_TEST(unknown_keys_are_refused_with_a_hint)
{
	static const char *const rows[][2] = {
		{ "firstName", "unknown key; did you mean first_name?" },
		{ "customFields", "unknown key; did you mean custom_fields?" },
		{ "tag", "unknown key; did you mean tags?" },
		{ "Phone", "unknown key; did you mean phone?" },
		{ "plan", "is not a key of a contact; data of your own goes into custom_fields" },
		{ "account_id",
		    "is not a key of a contact; data of your own goes into custom_fields" },
		{ "\\ud83d\\ude00",
		    "is not a key of a contact; data of your own goes into custom_fields" },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		const char *body = arena_printf(arena, "{" PHONE ",\"%s\":1}", rows[i][0]);

		ck_assert_str_eq(only_message(body, &upsert), rows[i][1]);
		ck_assert_str_eq(complaints.items[0].code, COMPLAINT_UNKNOWN);
	}
	ck_assert_str_eq(read_body("{" PHONE ",\"nick\":\"x\"}", &upsert), "nick unknown");
	ck_assert_str_eq(read_body("{" PHONE ",\"\":1}", &upsert), "\"\" unknown");
	/* A key as long as a body is not sent back whole. */
	(void)read_format("{" PHONE ",\"%s\":1}", repeat("k", 100000, ""));
	ck_assert_uint_lt(strlen(complaints.items[0].field), COMPLAINT_MAX_BYTES);
}
END_TEST

START_TEST(lenient_ignores_unknown_keys_and_nothing_else)
{
	struct contact_read_options options = upsert;

	options.lenient = true;
	ck_assert_str_eq(read_body("{" PHONE ",\"nick\":\"x\",\"firstName\":[1e30]}", &options),
	    "918856879188");
	ck_assert_str_eq(read_body("{" PHONE ",\"nick\":\"x\",\"first_name\":5}", &options),
	    "first_name invalid_type");
}
END_TEST

START_TEST(all_faults_are_told_at_once_in_the_order_of_the_document)
{
	ck_assert_str_eq(read_body("{\"email\":\"x\",\"tags\":[\"\"],\"first_name\":1,\"nick\":2,"
				   "\"custom_fields\":{\"a\":1e99},\"phone\":\"+1\"}",
			     &upsert),
	    "email invalid_format; tags[0] invalid_value; first_name invalid_type; nick "
	    "unknown; "
	    "custom_fields.a out_of_range; phone invalid_format");
}
END_TEST

START_TEST(modes_become_flags_of_what_they_concern)
{
	struct contact_read_options options = upsert;

	options.merge_tags = true;
	options.replace_custom_fields = true;
	ck_assert_str_eq(read_body("{" PHONE "}", &options), "918856879188");
	ck_assert_str_eq(read_body("{" PHONE ",\"tags\":[\"a\"]}", &options),
	    "918856879188 tags,merge tags=a");
	ck_assert_str_eq(read_body("{" PHONE ",\"custom_fields\":{}}", &options),
	    "918856879188 custom_fields,replace custom_fields={}");
}
END_TEST

START_TEST(a_patch_needs_no_phone_and_cannot_change_it)
{
	static const char *const rows[][2] = {
		{ "{}", "918856879188 exist" },
		{ "{" PHONE "}", "918856879188 exist" },
		{ "{\"id\":\"cnt_918856879188\"," PHONE ",\"email\":null}",
		    "918856879188 email,exist email=null" },
		{ "{\"phone\":\"15551234567\"}", "phone immutable" },
		{ "{\"id\":\"cnt_15551234567\"}", "id immutable" },
		{ "{\"phone\":\"+918856879188\"}", "phone invalid_format" },
		{ "{\"phone\":null}", "phone invalid_type" },
		{ "{\"nick\":1}", "nick unknown" },
	};
	struct contact_read_options options = patching;

	check_table(&patching, rows, COUNT_OF(rows));
	options.normalize_phone = true;
	ck_assert_str_eq(read_body("{\"phone\":\"+91 8856879188\"}", &options),
	    "918856879188 exist");
}
END_TEST

START_TEST(the_tags_call_adds_and_removes)
{
	static const char *const rows[][2] = {
		{ "{\"add\":[\"a\",\" b \",\"a\"],\"remove\":[\"c\",\"c\"]}",
		    "918856879188 tags,merge,exist tags=a|b removed=c" },
		{ "{\"add\":[\"a\"]}", "918856879188 tags,merge,exist tags=a" },
		{ "{\"remove\":[\"a\"]}", "918856879188 tags,merge,exist tags= removed=a" },
		{ "{\"add\":[],\"remove\":[]}", "918856879188 tags,merge,exist tags=" },
		{ "{}", "body required" },
		{ "{\"add\":null}", "add invalid_type" },
		{ "{\"add\":\"a\",\"remove\":{}}", "add invalid_type; remove invalid_type" },
		{ "{\"add\":[1],\"remove\":[\"\"]}",
		    "add[0] invalid_type; remove[0] invalid_value" },
		{ "{\"add\":[\"a\",\"b\"],\"remove\":[\"b\"]}", "remove invalid_value" },
		{ "{\"tags\":[\"a\"]}", "tags unknown; body required" },
		{ "{\"add\":[\"a\"],\"removed\":[]}", "removed unknown" },
		{ "[\"a\"]", "body invalid_type" },
	};

	check_table(&retag, rows, COUNT_OF(rows));
	ck_assert_str_eq(only_message("{\"add\":[],\"delete\":[]}", &retag),
	    "is not a key of this call; its keys are add and remove");
}
END_TEST

START_TEST(what_is_no_json_object_is_told_so)
{
	static const char *const rows[][2] = {
		{ "", "invalid_json: body required" },
		{ "{\"phone\":", "invalid_json: body invalid_format" },
		{ "[]", "body invalid_type" },
		{ "{" PHONE "," PHONE "}", "invalid_json: phone duplicate" },
		{ "{" PHONE ",\"first_name\":\"\\u0000\"}", "invalid_json: body invalid_format" },
		{ "{" PHONE ",\"first_name\":\"\xff\"}", "invalid_json: body invalid_format" },
	};

	check_table(&upsert, rows, COUNT_OF(rows));
}
END_TEST

/* Faults found before, such as in the query, count too. */
START_TEST(earlier_complaints_make_it_invalid)
{
	struct contact_patch patch;

	complain(&complaints, "normalize", COMPLAINT_INVALID_VALUE, "must be 0 or 1");
	ck_assert_int_eq(
	    contact_read("{" PHONE "}", strlen("{" PHONE "}"), &upsert, arena, &patch, &complaints),
	    STATUS_VALIDATION_ERROR);
}
END_TEST

/* "contact | contact", or the complaints after the code of the status. */
static const char *
split_said(const char *body, bool lenient)
{
	struct text *contacts;
	size_t count;
	const char *said = "";
	enum status status;

	complaints_start(&complaints, arena);
	status = contact_split(body, strlen(body), lenient, arena, &contacts, &count, &complaints);
	ck_assert((status == STATUS_OK) == (complaints.count == 0));
	if (status != STATUS_OK)
		return arena_printf(arena, "%s: %s", status_entry(status)->code, unit_complaints());
	for (size_t i = 0; i < count; i++)
		said = arena_printf(arena, "%s%s%.*s", said, i == 0 ? "" : " | ",
		    (int)contacts[i].size, contacts[i].bytes);
	return said;
}

START_TEST(a_bulk_body_is_cut_into_its_contacts)
{
	static const char *const rows[][2] = {
		{ "{\"contacts\":[{" PHONE "},5,null]}", "{" PHONE "} | 5 | null" },
		{ "{\"contacts\":[]}", "validation_error: contacts required" },
		{ "{}", "validation_error: contacts required" },
		{ "{\"contacts\":null}", "validation_error: contacts invalid_type" },
		{ "{\"contacts\":{" PHONE "}}", "validation_error: contacts invalid_type" },
		{ "{\"contacts\":[1],\"atomic\":true}", "validation_error: atomic unknown" },
		{ "{\"contact\":[1]}", "validation_error: contact unknown; contacts required" },
		{ "[{" PHONE "}]", "validation_error: body invalid_type" },
		{ "{\"contacts\":[1],\"contacts\":[2]}", "invalid_json: contacts duplicate" },
		{ "{\"contacts\":[1]", "invalid_json: body invalid_format" },
		{ "{\"contacts\":[1", "invalid_json: body invalid_format" },
		{ "{\"contacts\":[1}}", "invalid_json: body invalid_format" },
		{ "", "invalid_json: body required" },
		/* Written with an escape the name is not found; nothing is lost by that. */
		{ "{\"\\u0063ontacts\":[1]}", "validation_error: contacts invalid_type" },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		ck_assert_str_eq(split_said(rows[i][0], false), rows[i][1]);
	ck_assert_str_eq(split_said("{\"contacts\":[1],\"atomic\":true}", true), "1");
}
END_TEST

START_TEST(a_bulk_body_has_at_most_1000_contacts)
{
	const char *most = arena_printf(arena, "{\"contacts\":[%s]}", repeat("1", 1000, ","));
	const char *more = arena_printf(arena, "{\"contacts\":[%s]}", repeat("1", 1001, ","));

	ck_assert_str_eq(split_said(most, false), repeat("1", 1000, " | "));
	ck_assert_str_eq(split_said(more, false), "validation_error: contacts too_many");
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		absent_keeps_and_null_clears,
		a_whole_contact_is_read,
		the_phone_is_required_as_a_string_of_digits,
		a_phone_message_names_the_cleaned_number,
		normalize_takes_the_forms_people_write,
		an_id_may_repeat_but_not_contradict_the_phone,
		names_are_trimmed_and_empty_means_null,
		a_name_has_at_most_255_characters,
		an_email_is_stored_as_sent,
		tags_are_trimmed_and_lose_their_duplicates,
		a_tag_has_at_most_64_characters,
		at_most_100_tags_remain_after_duplicates,
		custom_fields_hold_any_json,
		numbers_in_custom_fields_have_limits,
		a_key_of_custom_fields_has_at_most_128_bytes,
		custom_fields_have_at_most_250_keys,
		custom_fields_have_at_most_64_kib_as_compact_json,
		custom_fields_are_at_most_16_deep,
		unknown_keys_are_refused_with_a_hint,
		lenient_ignores_unknown_keys_and_nothing_else,
		all_faults_are_told_at_once_in_the_order_of_the_document,
		modes_become_flags_of_what_they_concern,
		a_patch_needs_no_phone_and_cannot_change_it,
		the_tags_call_adds_and_removes,
		what_is_no_json_object_is_told_so,
		earlier_complaints_make_it_invalid,
		a_bulk_body_is_cut_into_its_contacts,
		a_bulk_body_has_at_most_1000_contacts,
	};

	return unit_run("contact", tests, COUNT_OF(tests));
}
