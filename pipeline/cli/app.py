"""The command group, and the one place where failures become words and exit codes."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click

from pipeline import __version__
from pipeline.cli.indonesian import IndonesianGroup, usage_message
from pipeline.cli.options import project_option
from pipeline.failures import UNEXPECTED, Failure

#: Command → where it is, in the order of the help page. Loaded only when it is called or
#: listed, so that ``monthly`` does not pay for its neighbours.
COMMANDS = {
    "init": "workbook:init",
    "validate": "workbook:validate",
    "rules": "workbook:rules",
    "rule": "workbook:rule",
    "progress": "figures:progress",
    "due": "figures:due",
    "monthly": "reports:monthly",
    "quarterly": "reports:quarterly",
    "annual": "reports:annual",
    "meeting": "reports:meeting",
    "wbs": "registers:wbs",
    "complaints": "registers:complaints",
    "followup": "registers:followup",
    "conflicts": "registers:conflicts",
    "evidence": "evidence:evidence",
    "templates": "templates:templates",
    "sign": "signing:sign",
    "verify": "signing:verify",
}


class LazyGroup(IndonesianGroup):
    """The group of :data:`COMMANDS`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        place = COMMANDS.get(cmd_name)
        if place is None:
            return None
        module, _, name = place.partition(":")
        found: click.Command = getattr(import_module(f"pipeline.cli.{module}"), name)
        return found


def _print_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"zi-report {__version__}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
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
