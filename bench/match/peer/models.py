"""
What the peer is told of each set: the settings of its own published demonstrations (deduplicate_50k_synthetic, febrl3,
febrl4, transactions, accuracy_analysis_from_labels_column), written anew from their documentation, over the columns of a
track file. A model is a Model value: link type, projection of the file, blocking rules, comparisons, and how it is trained.
"""
from dataclasses import dataclass, field

import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import block_on


@dataclass
class Model:
    blocking: list
    comparisons: list
    # Rules that are all but surely right, and the share of matches that they are thought to find; gives the prior.
    sure_rules: list = field(default_factory=list)
    sure_recall: float = 0.7
    # Each rule is one session of expectation maximisation.
    training: list = field(default_factory=list)
    random_pairs: float = 1e6
    with_term_frequencies: bool = False
    prior: float | None = None
    link: bool = False
    # The SELECT list over the file.
    columns: str = "*"
    # Pairs below are not kept.
    least_probability: float | None = None


def with_frequency(comparison):
    return comparison.configure(term_frequency_adjustments=True)


def historical(extra_blocking=(), names=None, extra=()):
    names = names or [
        cl.ForenameSurnameComparison("first_name", "surname", forename_surname_concat_col_name="name_concat")
    ]
    return Model(
        columns="*, first_name || ' ' || surname AS name_concat",
        blocking=[
            block_on("substr(first_name,1,3)", "substr(surname,1,4)"),
            block_on("surname", "dob"),
            block_on("first_name", "dob"),
            block_on("postcode_fake", "first_name"),
            block_on("postcode_fake", "surname"),
            block_on("dob", "birth_place"),
            block_on("substr(postcode_fake,1,3)", "dob"),
            block_on("substr(postcode_fake,1,3)", "first_name"),
            block_on("substr(postcode_fake,1,3)", "surname"),
            block_on("substr(first_name,1,2)", "substr(surname,1,2)", "substr(dob,1,4)"),
            *extra_blocking,
        ],
        comparisons=[
            *names,
            cl.DateOfBirthComparison("dob", input_is_string=True),
            cl.PostcodeComparison("postcode_fake"),
            with_frequency(cl.ExactMatch("birth_place")),
            with_frequency(cl.ExactMatch("occupation")),
            *extra,
        ],
        sure_rules=[
            block_on("first_name", "surname", "dob"),
            block_on("substr(first_name,1,2)", "surname", "substr(postcode_fake,1,2)"),
            block_on("dob", "postcode_fake"),
        ],
        sure_recall=0.6,
        random_pairs=1e7,
        training=[block_on("first_name", "surname"), block_on("dob")],
    )


def full_name_levels():
    """A comparison of names that looks at the full name first, then at its parts, as the peer's guide to custom levels builds them."""
    return {
        "output_column_name": "name",
        "comparison_levels": [
            {"sql_condition": "full_name_l IS NULL OR full_name_r IS NULL", "label_for_charts": "null", "is_null_level": True},
            cll.ExactMatchLevel("full_name", term_frequency_adjustments=True),
            cll.ExactMatchLevel("name_concat", term_frequency_adjustments=True),
            cll.ColumnsReversedLevel("first_name", "surname"),
            cll.JaroWinklerLevel("full_name", 0.92),
            {
                "sql_condition": "jaro_winkler_similarity(first_name_l, first_name_r) >= 0.88"
                " AND jaro_winkler_similarity(surname_l, surname_r) >= 0.88",
                "label_for_charts": "both parts alike",
            },
            cll.JaroWinklerLevel("full_name", 0.8),
            cll.ExactMatchLevel("surname", term_frequency_adjustments=True),
            cll.ExactMatchLevel("first_name", term_frequency_adjustments=True),
            cll.ElseLevel(),
        ],
    }


def historical_all(kind):
    """All columns: the peer is given the full name in two ways, and the better one is reported."""
    blocking = [block_on("full_name"), block_on("substr(full_name,1,6)", "dob", "birth_place")]
    gender = cl.ExactMatch("gender")
    if kind == "levels":
        return historical(blocking, names=[full_name_levels()], extra=[gender])
    if kind == "beside":
        beside = with_frequency(cl.JaroWinklerAtThresholds("full_name", [0.92, 0.8]))
        return historical(blocking, extra=[beside, gender])
    return historical(blocking, extra=[gender])


def fake():
    return Model(
        columns="* REPLACE (try_cast(dob AS DATE) AS dob)",
        blocking=[block_on("first_name"), block_on("surname"), block_on("dob"), block_on("email")],
        comparisons=[
            cl.ForenameSurnameComparison("first_name", "surname"),
            cl.DateOfBirthComparison("dob", input_is_string=False),
            with_frequency(cl.ExactMatch("city")),
            cl.EmailComparison("email"),
        ],
        sure_rules=[
            "l.first_name = r.first_name and levenshtein(r.dob::VARCHAR, l.dob::VARCHAR) <= 1",
            "l.surname = r.surname and levenshtein(r.dob::VARCHAR, l.dob::VARCHAR) <= 1",
            "l.first_name = r.first_name and levenshtein(r.surname, l.surname) <= 2",
            "l.email = r.email",
        ],
        training=[block_on("dob"), block_on("email"), block_on("first_name", "surname")],
    )


def febrl_birth_date():
    return cl.DateOfBirthComparison(
        "date_of_birth", input_is_string=True, datetime_format="%Y%m%d", invalid_dates_as_null=True
    )


def febrl_one_file(extra=()):
    return Model(
        blocking=[block_on(name) for name in ("soc_sec_id", "given_name", "surname", "date_of_birth", "postcode")],
        comparisons=[
            cl.NameComparison("given_name"),
            cl.NameComparison("surname"),
            febrl_birth_date(),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [2]),
            with_frequency(cl.ExactMatch("street_number")),
            with_frequency(cl.ExactMatch("postcode")),
            *extra,
        ],
        sure_rules=[
            block_on("soc_sec_id"),
            block_on("given_name", "surname", "date_of_birth"),
            "l.given_name = r.surname and l.surname = r.given_name and l.date_of_birth = r.date_of_birth",
        ],
        sure_recall=0.9,
        training=[block_on("date_of_birth"), block_on("postcode")],
        with_term_frequencies=True,
    )


def febrl_two_files(extra=()):
    return Model(
        link=True,
        blocking=[
            block_on("given_name", "surname"),
            "l.given_name = r.surname and l.surname = r.given_name",
            block_on("date_of_birth"),
            block_on("soc_sec_id"),
            block_on("state", "address_1"),
            block_on("street_number", "address_1"),
            block_on("postcode"),
        ],
        comparisons=[
            with_frequency(cl.NameComparison("given_name")),
            with_frequency(cl.NameComparison("surname")),
            febrl_birth_date(),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
            with_frequency(cl.ExactMatch("street_number")),
            with_frequency(cl.DamerauLevenshteinAtThresholds("postcode", [1, 2])),
            *extra,
        ],
        sure_rules=[block_on("soc_sec_id"), block_on("given_name", "surname", "date_of_birth")],
        sure_recall=0.8,
        training=[block_on("date_of_birth"), block_on("postcode")],
    )


def febrl_addresses():
    return [
        with_frequency(cl.JaroWinklerAtThresholds("address_1", [0.9])),
        with_frequency(cl.JaroWinklerAtThresholds("suburb", [0.9])),
    ]


def transactions(knows_answers):
    """The demonstration blocks on the answer too (unique_id); that rule is given only where it is asked for by name."""
    first = "substr(l.memo, 1, 3) = substr(r.memo, 1, 3) and l.amount / r.amount > 0.7 and l.amount / r.amount < 1.3"
    days = "transaction_date_r - transaction_date_l <= {n} and transaction_date_r >= transaction_date_l"
    return Model(
        link=True,
        columns="* REPLACE (transaction_date::DATE AS transaction_date, amount::DOUBLE AS amount),"
        " split_part(record_id, '-', 2) AS answer",
        blocking=[
            f"strftime(l.transaction_date, '%Y%m') = strftime(r.transaction_date, '%Y%m') and {first}",
            f"strftime(l.transaction_date + 15, '%Y%m') = strftime(r.transaction_date, '%Y%m') and {first}",
            block_on("substr(memo,1,9)"),
            "round(l.amount/2,0)*2 = round(r.amount/2,0)*2 and yearweek(r.transaction_date) = yearweek(l.transaction_date)",
            "round(l.amount/2,0)*2 = round((r.amount+1)/2,0)*2 and yearweek(r.transaction_date) = yearweek(l.transaction_date + 4)",
            *([block_on("answer")] if knows_answers else []),
        ],
        comparisons=[
            {
                "output_column_name": "amount",
                "comparison_levels": [
                    cll.NullLevel("amount"),
                    cll.ExactMatchLevel("amount"),
                    *[cll.PercentageDifferenceLevel("amount", share) for share in (0.01, 0.03, 0.1, 0.3)],
                    cll.ElseLevel(),
                ],
            },
            cl.LevenshteinAtThresholds("memo", [2, 6, 10]),
            {
                "output_column_name": "transaction_date",
                "comparison_levels": [
                    cll.NullLevel("transaction_date"),
                    *[{"sql_condition": days.format(n=n), "label_for_charts": f"<= {n} days"} for n in (1, 4, 10, 30)],
                    cll.ElseLevel(),
                ],
            },
        ],
        prior=1 / 45326,
        training=[block_on("memo"), block_on("amount")],
        with_term_frequencies=True,
        least_probability=0.001,
    )


def people(knows_all, streets=True):
    """The generated people (bench/match/generate.ts): settings in the manner of the demonstrations, made for its columns."""
    return Model(
        columns="*, given_name || ' ' || family_name AS name_concat",
        blocking=[
            block_on("given_name", "family_name"),
            block_on("family_name", "birth_date"),
            block_on("given_name", "birth_date"),
            block_on("postcode", "family_name"),
            block_on("postcode", "given_name"),
            block_on("phone"),
            block_on("email"),
            *([block_on("id_number"), block_on("full_name")] if knows_all else []),
        ],
        comparisons=[
            cl.ForenameSurnameComparison("given_name", "family_name", forename_surname_concat_col_name="name_concat"),
            cl.DateOfBirthComparison("birth_date", input_is_string=True),
            with_frequency(cl.ExactMatch("postcode")),
            with_frequency(cl.JaroWinklerAtThresholds("city", [0.9])),
            *([cl.LevenshteinAtThresholds("street", [3])] if streets else []),
            with_frequency(cl.ExactMatch("phone")),
            cl.EmailComparison("email"),
            *([cl.LevenshteinAtThresholds("id_number", [1])] if knows_all else []),
        ],
        sure_rules=[block_on("given_name", "family_name", "birth_date"), block_on("email"), block_on("phone", "given_name")],
        sure_recall=0.7,
        training=[block_on("birth_date"), block_on("given_name", "family_name")],
        random_pairs=1e6,
        least_probability=0.01,
    )


MODELS = {
    # Without the street, which says little beyond the postcode, it does better on these households: so it is not given it unless asked.
    "people": {
        "demo": lambda: people(False, streets=False),
        "all": lambda: people(True, streets=False),
        "demo-with-street": lambda: people(False),
        "all-with-street": lambda: people(True),
    },
    "historical_50k": {
        "demo": historical,
        "all": lambda: historical_all("blocking"),
        "all-levels": lambda: historical_all("levels"),
        "all-beside": lambda: historical_all("beside"),
    },
    "fake_1000": {"demo": fake, "all": fake},
    "febrl1": {"demo": febrl_one_file, "all": lambda: febrl_one_file(febrl_addresses())},
    "febrl2": {"demo": febrl_one_file, "all": lambda: febrl_one_file(febrl_addresses())},
    "febrl3": {"demo": febrl_one_file, "all": lambda: febrl_one_file(febrl_addresses())},
    "febrl4": {"demo": febrl_two_files, "all": lambda: febrl_two_files(febrl_addresses())},
    "transactions": {
        "demo": lambda: transactions(False),
        "all": lambda: transactions(False),
        "demo-knows-answers": lambda: transactions(True),
    },
}
