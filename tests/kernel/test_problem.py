from payung.kernel.problem import Problem, joined


def problem(rows, column="NIK"):
    return Problem("nik-length", "error", rows, column, "6112••••••••0004", "16 angka", "Salin dari KTP.")


def test_a_problem_says_where_what_is_written_what_is_expected_and_how_to_mend_it():
    assert problem((14,)).sentence() == (
        "Baris 14, kolom NIK: tertulis 6112••••••••0004, seharusnya 16 angka. Salin dari KTP."
    )


def test_two_rows_are_both_named():
    assert problem((57, 143)).where == "Baris 57 dan 143, kolom NIK"


def test_a_problem_without_rows_is_about_the_whole_file():
    assert problem((), "").where == "Seluruh berkas"
    assert problem(()).where == "Kolom NIK"


def test_a_long_list_of_rows_is_counted_not_listed():
    assert joined((1, 2, 3)) == "1, 2, dan 3"
    assert joined(tuple(range(1, 12))) == "1, 2, 3, 4, 5, 6, 7, 8, dan 3 lainnya"
