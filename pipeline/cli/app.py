"""The command group, and the one place where failures become words and exit codes."""

from __future__ import annotations

import gc
import sys
from typing import Any

import click

from pipeline import __version__
from pipeline.cli.evidence import evidence
from pipeline.cli.figures import due, progress
from pipeline.cli.indonesian import IndonesianGroup, usage_message
from pipeline.cli.options import project_option
from pipeline.cli.registers import complaints, conflicts, followup, wbs
from pipeline.cli.reports import annual, meeting, monthly, quarterly
from pipeline.cli.signing import sign, verify
from pipeline.cli.templates import templates
from pipeline.cli.workbook import init, rule, rules, validate
from pipeline.failures import UNEXPECTED, Failure


def _print_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"zi-report {__version__}")
        ctx.exit()


@click.group(
    cls=IndonesianGroup,
    help="Menyusun laporan pembangunan Zona Integritas dari buku kerja Excel.",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@project_option
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Menampilkan versi aplikasi.",
)
@click.pass_context
def cli(ctx: click.Context, project: str | None) -> None:
    ctx.obj = {"project": project}


for _command in (
    init,
    validate,
    rules,
    rule,
    progress,
    due,
    monthly,
    quarterly,
    annual,
    meeting,
    wbs,
    complaints,
    followup,
    conflicts,
    evidence,
    templates,
    sign,
    verify,
):
    cli.add_command(_command)


def show_failure(failure: Failure) -> None:
    click.echo(f"{failure.message} {failure.hint}".strip(), err=True)


def run(arguments: list[str] | None = None) -> int:
    """Run one command line; the exit code. No exception gets past here."""
    try:
        result: Any = cli.main(args=arguments, prog_name="zi-report", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except Failure as failure:
        show_failure(failure)
        return failure.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return 2
    except click.ClickException as error:
        click.echo(usage_message(error), err=True)
        path = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else ""
        click.echo(f"Bantuan: {path or 'zi-report'} --help", err=True)
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("Dibatalkan.", err=True)
        return 2
    except BrokenPipeError:
        # The reader of our output (``| more``) went away: nothing is wrong here.
        sys.stdout = None
        return 0
    except Exception as error:
        show_failure(UNEXPECTED.error(reason=type(error).__name__))
        return 2


def main() -> None:
    """The console script. Windows pipes are not UTF-8 unless told so."""
    # A command builds one workbook's values and ends: collecting cycles every few hundred
    # objects, as is the default, only costs time (a tenth of ``monthly``).
    gc.set_threshold(50_000)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
    sys.exit(run())
