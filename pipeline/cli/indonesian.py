"""Click in Indonesian: help pages and usage errors, which click prints in English."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import click

#: What click says of words that no command asks for.
_EXTRA = re.compile(r"unexpected extra arguments? \((.*)\)")


class IndonesianCommand(click.Command):
    """A command whose help page is Indonesian, with an example below it."""

    def __init__(self, *args: Any, example: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.example = example
        self.options_metavar = "[OPSI]"

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return help_option(ctx, super().get_help_option)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_options(self, ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.example:
            with formatter.section("Contoh"):
                for line in self.example.splitlines():
                    formatter.write_text(line)


class IndonesianGroup(click.Group):
    """A group of commands, listed in the order in which they were added."""

    command_class = IndonesianCommand

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options_metavar = "[OPSI]"
        self.subcommand_metavar = "PERINTAH [OPSI]…"

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def listed(self, ctx: click.Context) -> list[tuple[str, click.Command]]:
        """Name and command of each, in order."""
        names = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        return [(name, command) for name, command in names if command is not None]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return help_option(ctx, super().get_help_option)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_options(self, ctx, formatter)
        rows = [(name, command.get_short_help_str(90)) for name, command in self.listed(ctx)]
        with formatter.section("Perintah"):
            formatter.write_dl(rows)


def help_option(
    ctx: click.Context, make: Callable[[click.Context], click.Option | None]
) -> click.Option | None:
    option = make(ctx)
    if option is not None:
        option.help = "Menampilkan bantuan ini."
    return option


def write_usage(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    pieces = command.collect_usage_pieces(ctx)
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Pemakaian: ")


def write_options(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter
) -> None:
    records = [
        (names, text.replace("[required]", "[wajib]"))
        for p in command.get_params(ctx)
        if isinstance(p, click.Option) and (record := p.get_help_record(ctx)) is not None
        for names, text in [record]
    ]
    if records:
        with formatter.section("Opsi"):
            formatter.write_dl(records)


def usage_message(error: click.ClickException) -> str:
    """An Indonesian sentence for what click found wrong with the command line."""
    if isinstance(error, click.NoSuchOption):
        known = [o for p in _parameters(error) if isinstance(p, click.Option) for o in p.opts]
        return _maybe(f'Opsi "{error.option_name}" tidak dikenal.', error.option_name, known)
    if isinstance(error, click.MissingParameter):
        return f"{_name(error)} wajib diisi."
    if isinstance(error, click.BadParameter):
        if isinstance(error.param, click.Parameter) and isinstance(error.param.type, click.Choice):
            choices = ", ".join(str(c) for c in error.param.type.choices)
            return f"{_name(error)}: isiannya tidak dikenal. Pilihannya: {choices}."
        return f"{_name(error)}: {error.message}"
    if isinstance(error, click.BadOptionUsage):
        if "does not take" in error.message:
            return f'Opsi "{error.option_name}" tidak diikuti isi.'
        return f'Opsi "{error.option_name}" perlu diikuti isinya.'
    if isinstance(error, click.exceptions.NoSuchCommand):
        group = error.ctx.command if error.ctx else None
        known = (
            group.list_commands(error.ctx) if error.ctx and isinstance(group, click.Group) else []
        )
        return _maybe(f'Perintah "{error.command_name}" tidak dikenal.', error.command_name, known)
    if isinstance(error, click.FileError):
        return f'Berkas "{error.ui_filename}" tidak dapat dibuka.'
    if found := _EXTRA.search(error.message):
        return (
            f'"{found[1]}" tidak diperlukan di sini. Bila itu bagian dari nama berkas atau folder '
            'yang memuat spasi, apit namanya dengan tanda kutip, mis. "Rencana Aksi.xlsx".'
        )
    return "Perintah tidak lengkap atau berisi kata yang tidak dikenal."


def _parameters(error: click.UsageError) -> list[click.Parameter]:
    return error.ctx.command.get_params(error.ctx) if error.ctx else []


def _maybe(message: str, typed: str, known: list[str]) -> str:
    """With the name that was meant; dashes, which all options share, don't make them alike."""
    from difflib import get_close_matches  # late: only a mistyped word needs it

    bare = {name.lstrip("-"): name for name in known}
    near = get_close_matches(typed.lstrip("-").lower(), bare, 1, 0.7)
    return f'{message} Maksud Anda "{bare[near[0]]}"?' if near else message


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return "Isian"
    if isinstance(error.param, click.Option):
        return f"Opsi {max(error.param.opts, key=len)}"
    return f"Isian {error.param.human_readable_name}"
