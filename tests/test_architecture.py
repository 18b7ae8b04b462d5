"""Where things stand: the rules of the house that no reviewer should have to remember.

Each rule is a function from source to offences. It is run on the whole tree, and on a line that breaks it,
so that a rule which can find nothing any more is found itself.
"""

import ast
import re
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("newsroom", "articles", "pages")
# The only modules of `newsroom` that know both apps: addresses, and the frame of every public page.
WHERE_ALL_MEETS = {"newsroom.urls", "newsroom.frame"}
MOST_LINES = 400
MOST_LINES_OF_A_VIEW = 25

TOP_LEVEL_FIXED = {
    *("manage.py", "pyproject.toml", "newsroom", "articles", "pages", "templates", "static", "tests"),
    "docker-compose.yml",
}
TOP_LEVEL_BESIDE = {
    *(
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
        "Makefile",
        "Dockerfile",
        "requirements.in",
        "requirements.txt",
    ),
    *("requirements-dev.in", "requirements-dev.txt", "requirements-local.in", "requirements-local.txt"),
    *(".ci", "benchmarks", "docs", "locale", "deploy"),
    *(".gitignore", ".dockerignore", ".editorconfig", ".env.example"),
}
VAGUE_NAMES = {"utils.py", "helpers.py", "common.py", "misc.py"}
COMMAND_VERBS = {
    *(
        "check",
        "export",
        "find",
        "fold",
        "forget",
        "import",
        "list",
        "load",
        "make",
        "measure",
        "move",
        "publish",
        "rebuild",
    ),
    *("refresh", "remove", "rename", "render", "run", "send", "show", "sync", "write"),
}
# What a command does to all there is needs no noun.
WHOLE_COMMANDS = {"resanitise"}
# In halves, so that this file does not hold what it forbids.
REGISTRY_HOSTS = re.compile(
    "|".join(
        re.escape("".join(halves))
        for halves in [
            ("pypi", ".org"),
            ("python", "hosted.org"),
            ("npm", "js.org"),
            ("npm", "js.com"),
            ("yarn", "pkg.com"),
            ("proxy.", "golang.org"),
            ("crates", ".io"),
        ]
    )
)
STATUS_MODULES = {"articles/querysets.py", "articles/transitions.py"}
# Constraints and partial indexes name states too.
STATUS_CONDITIONS = {"articles/models/article.py", "articles/models/rules.py"}
ASKS = {"filter", "exclude", "get", "Q", "When", "get_or_create", "update_or_create"}


# The tree


@cache
def tracked() -> tuple[str, ...]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return tuple(path for path in listed.stdout.splitlines() if (ROOT / path).is_file())


def python_files(*tops: str) -> list[str]:
    return [path for path in tracked() if path.endswith(".py") and path.split("/")[0] in tops]


def product() -> list[str]:
    return [*python_files(*PACKAGES), "manage.py"]


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def module_of(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


# Imports


def imported(source: str) -> set[str]:
    """Names of modules, and of what is taken out of them, since either may be a module."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            found |= {base} | {f"{base}.{alias.name}" for alias in node.names}
    return found


def within(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def wrong_direction(path: str, source: str) -> list[str]:
    """Imports against the one way: leaves of newsroom ← articles ← pages ← where all meets."""
    module, names = module_of(path), imported(source)
    forbidden: tuple[str, ...] = ()
    if within(module, "newsroom") and module not in WHERE_ALL_MEETS:
        forbidden = ("articles", "pages")
    elif within(module, "articles"):
        forbidden = ("pages", *WHERE_ALL_MEETS)
    elif within(module, "pages"):
        forbidden = tuple(WHERE_ALL_MEETS)
    return sorted(name for name in names if within(name, *forbidden))


def above_models(path: str, source: str) -> list[str]:
    """Imports by models, or by the language they are asked in, of what stands on them."""
    parts = PurePosixPath(path).parts
    if not ("models" in parts or parts[-1] in ("models.py", "querysets.py")):
        return []
    upper = ("views", "admin", "workflow", "transitions", "urls", "management")
    return sorted(
        name for name in imported(source) if within(name, *PACKAGES) and set(name.split(".")[1:]) & set(upper)
    )


def relative_imports(path: str, source: str) -> list[str]:
    return sorted(name for name in imported(source) if name.startswith("."))


def imports_in_functions(path: str, source: str) -> list[str]:
    return [
        f"{function.name}:{node.lineno}"
        for function in ast.walk(ast.parse(source))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]


def app_imports_of_migration(path: str, source: str) -> list[str]:
    if "/migrations/" not in path:
        return []
    return sorted(name for name in imported(source) if within(name, "articles", "pages"))


# Names and sizes


def long_modules(path: str, source: str) -> list[str]:
    lines = len(source.splitlines())
    return [f"{lines} lines"] if lines > MOST_LINES and "/migrations/" not in path else []


def vague_names(path: str, source: str) -> list[str]:
    return [path] if PurePosixPath(path).name in VAGUE_NAMES else []


def commands_without_verb(path: str, source: str) -> list[str]:
    name = PurePosixPath(path).stem
    if "/management/commands/" not in path or name == "__init__":
        return []
    verb, _, noun = name.partition("_")
    return [] if (verb in COMMAND_VERBS and noun) or name in WHOLE_COMMANDS else [name]


def long_views(path: str, source: str) -> list[str]:
    """Views that do more than fetch, ask the gate and render. What only fills a context may be longer."""
    if "views" not in PurePosixPath(path).with_suffix("").parts:
        return []
    return [
        node.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef)
        and node.args.args
        and node.args.args[0].arg == "request"
        and not (node.returns and ast.unparse(node.returns).startswith("dict"))
        and (node.end_lineno or 0) - node.lineno + 1 > MOST_LINES_OF_A_VIEW
    ]


# Safety


def called(node: ast.Call) -> str:
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def calls(source: str) -> Iterator[ast.Call]:
    return (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))


def marked_safe(path: str, source: str) -> list[str]:
    """HTML declared safe outside the one module that may."""
    if path == "newsroom/richtext.py":
        return []
    return [
        f"{called(node)}:{node.lineno}"
        for node in calls(source)
        if called(node) in {"mark_safe", "SafeString", "SafeText", "safestring"}
    ] + [name for name in imported(source) if name.endswith(".mark_safe")]


def unescaped(path: str, source: str) -> list[str]:
    return re.findall(r"\|\s*safe(?:seq)?\b|autoescape\s+off", source)


def status_filters(path: str, source: str) -> list[str]:
    """Questions by status outside the modules whose business it is."""
    if path in STATUS_MODULES or path.startswith("articles/workflow/") or "/migrations/" in path:
        return []
    allowed = {"Q"} if path in STATUS_CONDITIONS else set()
    asked = [
        f"{called(node)}({keyword.arg}):{node.lineno}"
        for node in calls(source)
        if called(node) in ASKS - allowed
        for keyword in node.keywords
        if keyword.arg and "status" in keyword.arg.split("__")
    ]
    return asked + [
        f"SQL:{node.lineno}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.search(r"\bWHERE\b[^;]*\bstatus\b", node.value)
    ]


def dates_by_hand(path: str, source: str) -> list[str]:
    """`strftime` writes dates in the language of the server, not of the reader."""
    return [f"{called(node)}:{node.lineno}" for node in calls(source) if called(node) == "strftime"]


def registry_hosts(path: str, source: str) -> list[str]:
    return REGISTRY_HOSTS.findall(source)


# (rule, what it is run on, a path and a source that break it)
Rule = Callable[[str, str], list[str]]
RULES: list[tuple[Rule, Callable[[], list[str]], str, str]] = [
    (wrong_direction, product, "articles/feeds.py", "from pages.models import Page"),
    (wrong_direction, product, "articles/feeds.py", "from newsroom.urls import urlpatterns"),
    (wrong_direction, product, "newsroom/richtext.py", "import articles.models"),
    (wrong_direction, product, "newsroom/checks.py", "from pages import models"),
    (wrong_direction, product, "pages/views.py", "from newsroom import urls"),
    (above_models, product, "articles/models/tag.py", "from articles import workflow"),
    (above_models, product, "pages/models.py", "from articles.views.lists import home"),
    (above_models, product, "articles/querysets.py", "import articles.admin"),
    (relative_imports, product, "articles/feeds.py", "from .models import Article"),
    (imports_in_functions, product, "articles/feeds.py", "def f():\n    from articles import models"),
    (imports_in_functions, product, "articles/feeds.py", "async def f():\n    if 1:\n        import os"),
    (
        app_imports_of_migration,
        product,
        "articles/migrations/0009_x.py",
        "import articles.models",
    ),
    (long_modules, lambda: python_files(*PACKAGES, "tests", "benchmarks"), "x.py", "pass\n" * 401),
    (vague_names, lambda: list(tracked()), "articles/utils.py", ""),
    (commands_without_verb, product, "articles/management/commands/articles.py", ""),
    (commands_without_verb, product, "articles/management/commands/content_loader.py", ""),
    (long_views, product, "articles/views/lists.py", "def home(request):\n" + "    pass\n" * 25),
    (marked_safe, product, "articles/views.py", "x = mark_safe('<b>')"),
    (marked_safe, product, "articles/views.py", "from django.utils.safestring import mark_safe"),
    (marked_safe, product, "articles/views.py", "x = safestring.SafeString(body)"),
    (
        unescaped,
        lambda: [path for path in tracked() if path.startswith("templates/")],
        "templates/x.html",
        "{{ body|safe }}",
    ),
    (
        unescaped,
        lambda: [path for path in tracked() if path.startswith("templates/")],
        "templates/x.html",
        "{% autoescape off %}",
    ),
    (status_filters, product, "articles/feeds.py", "Article.objects.filter(status='published')"),
    (status_filters, product, "articles/feeds.py", "rows.exclude(article__status__in=[])"),
    (status_filters, product, "articles/feeds.py", "Q(status='draft')"),
    (status_filters, product, "articles/models/rules.py", "rows.filter(status='draft')"),
    (status_filters, product, "articles/feeds.py", "cursor.execute('SELECT 1 WHERE status = 1')"),
    (dates_by_hand, product, "articles/feeds.py", "now.strftime('%d %B')"),
    (
        registry_hosts,
        lambda: list(tracked()),
        "requirements.txt",
        "--index-url https://" + "pypi" + ".org/simple",
    ),
]
RULE_FUNCTIONS = {rule.__name__: (rule, files) for rule, files, _path, _source in RULES}


@pytest.mark.parametrize("name", RULE_FUNCTIONS)
def test_the_tree_keeps_the_rule(name):
    rule, files = RULE_FUNCTIONS[name]
    offences = {path: found for path in files() if is_text(path) and (found := rule(path, read(path)))}
    assert offences == {}


@pytest.mark.parametrize(
    ("rule", "path", "source"),
    [(rule, path, source) for rule, _files, path, source in RULES],
    ids=[f"{rule.__name__}-{index}" for index, (rule, *_rest) in enumerate(RULES)],
)
def test_the_rule_finds_what_breaks_it(rule, path, source):
    assert rule(path, source)


@pytest.mark.parametrize("name", RULE_FUNCTIONS)
def test_the_rule_has_something_to_look_at(name):
    _rule, files = RULE_FUNCTIONS[name]
    assert len(files()) > 10


def is_text(path: str) -> bool:
    return b"\x00" not in (ROOT / path).read_bytes()[:8000]


@pytest.mark.parametrize(
    ("rule", "path", "source"),
    [
        (wrong_direction, "newsroom/urls.py", "from articles import views"),
        (wrong_direction, "pages/models.py", "from articles.models import Article"),
        (status_filters, "articles/querysets.py", "self.filter(status='draft')"),
        (status_filters, "articles/models/rules.py", "Q(status='draft')"),
        (status_filters, "articles/views.py", "HttpResponse(status=404)"),
        (marked_safe, "newsroom/richtext.py", "mark_safe(x)"),
        (long_views, "articles/views/a.py", "def f(request) -> dict[str, int]:\n" + "    pass\n" * 30),
        (above_models, "articles/models/article.py", "from articles.models.tag import Tag"),
        (long_modules, "articles/migrations/0001_x.py", "pass\n" * 999),
        (commands_without_verb, "articles/management/commands/load_sample_content.py", ""),
    ],
)
def test_the_rule_leaves_in_peace_what_is_right(rule, path, source):
    assert rule(path, source) == []


# What stands at the top


def top_level() -> set[str]:
    return {path.split("/")[0] for path in tracked()}


def test_nothing_else_stands_at_the_top():
    assert top_level() - TOP_LEVEL_FIXED - TOP_LEVEL_BESIDE == set()


def test_what_is_fixed_at_the_top_is_there():
    assert TOP_LEVEL_FIXED - top_level() == set()


def test_there_are_no_other_packages_at_the_top():
    packages = {
        path.split("/")[0] for path in tracked() if path.count("/") == 1 and path.endswith("/__init__.py")
    }
    assert packages <= {*PACKAGES, "tests", "benchmarks"}
