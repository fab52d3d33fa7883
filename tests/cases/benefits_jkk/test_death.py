"""Deaths at work, and the wage base of each segment, worked by hand."""

from .facts import amounts, jkk


def test_a_death_before_2_december_2019():
    # 60 % × 80 × 4,000,000; 24 × 200,000
    assert amounts(jkk("2019-12-01", death=True)) == {
        "death": 192_000_000,
        "periodic": 4_800_000,
        "burial": 3_000_000,
    }


def test_a_death_from_2_december_2019():
    # 24 × 500,000
    assert amounts(jkk("2019-12-02", death=True)) == {
        "death": 192_000_000,
        "periodic": 12_000_000,
        "burial": 10_000_000,
    }


def test_a_low_wage_is_raised_to_the_lump_sum_of_jkm():
    # 48 × 400,000 = 19,200,000 < 20,000,000
    answer = jkk(wage=400_000, death=True)
    assert amounts(answer) == {"death": 20_000_000, "periodic": 12_000_000, "burial": 10_000_000}
    assert "jkk-death-floor" in answer.questions
    assert answer.lines[0].working == "max(60 % × 80 × 400.000; 20.000.000) = 20.000.000"


def test_the_floor_of_the_old_law_is_16_200_000():
    # 48 × 337,500 = 16,200,000 exactly; a rupiah less meets the floor
    assert amounts(jkk("2019-12-01", wage=337_500, death=True))["death"] == 16_200_000
    assert "jkk-death-floor" not in jkk("2019-12-01", wage=337_500, death=True).questions
    assert amounts(jkk("2019-12-01", wage=337_499, death=True))["death"] == 16_200_000
    assert "jkk-death-floor" in jkk("2019-12-01", wage=337_499, death=True).questions


def test_an_own_account_worker_is_paid_by_the_base_of_his_band():
    # income 1,250,000 lies in the band of 1,200,000: 48 × 1,200,000
    answer = jkk(segment="BPU", income=1_250_000, death=True)
    assert amounts(answer)["death"] == 57_600_000
    assert answer.notes[0].startswith("Dasar dari lapis penghasilan 1.250.000: 1.200.000")


def test_the_lowest_band_counts_as_one_million():
    # 48 × 1,000,000
    assert amounts(jkk(segment="BPU", income=10, death=True))["death"] == 48_000_000


def test_a_construction_worker_is_paid_by_25_days():
    # 25 × 80,000 = 2,000,000; 48 × 2,000,000
    answer = jkk(segment="JAKON", daily_wage=80_000, death=True)
    assert amounts(answer)["death"] == 96_000_000
    assert "25 × 80.000 = 2.000.000" in answer.notes[0]


def test_a_construction_worker_with_a_monthly_wage_is_paid_by_it():
    assert amounts(jkk(segment="JAKON", wage=2_400_000, death=True))["death"] == 115_200_000


def test_absence_before_a_death_is_paid_beside_it():
    assert amounts(jkk(absence_days=30, death=True))["stmb"] == 4_000_000


def test_a_death_gives_scholarships_without_any_time_of_contribution():
    # SMA 3 × 3,000,000 and PT 5 × 12,000,000
    answer = jkk(death=True, children=[{"level": "SMA", "years_left": 3}])
    assert [line.amount for line in answer.lines if line.code == "scholarship"] == [9_000_000, 60_000_000]


def test_a_total_disability_gives_scholarships_too():
    answer = jkk(total_disability=True, children=[{"level": "PT", "years_left": 1}])
    assert amounts(answer)["scholarship"] == 12_000_000


def test_the_old_law_gives_one_scholarship():
    answer = jkk("2019-12-01", death=True, children=[{"level": "SD"}, {"level": "TK"}])
    assert amounts(answer)["scholarship"] == 12_000_000


def test_a_partial_disability_gives_no_scholarship_and_says_why():
    answer = jkk(disabilities=[{"code": "A1"}], children=[{"level": "SD"}])
    assert amounts(answer) == {"disability": 128_000_000}
    assert [(each.code, each.holds) for each in answer.findings] == [("scholarship-event", False)]
