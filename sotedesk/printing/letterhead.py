"""What is above and below on every page of a plan's paper, and its name to readers of the file."""

from sotedesk.i18n import _, format_clock, format_full_date, local
from sotedesk.printing import style
from sotedesk.printing.blocks import Block, Document, Paragraph
from sotedesk.printing.county import CountyTexts
from sotedesk.printing.wording import facts, kind_name, status_line
from sotedesk.services.paper import PlanSheet, SheetStatus


def letterhead(
    sheet: PlanSheet, county: CountyTexts, title: str, blocks: tuple[Block, ...]
) -> Document:
    """Put blocks under the organisation and above the plan's number, version and days.

    Args:
        sheet: The paper.
        county: Whose name stands at the top unless the paper has another.
        title: What the file calls itself; nothing of a person.
        blocks: What stands between.
    """
    organisation = sheet.organisation or county.organisation
    return Document(
        title=title,
        author=organisation,
        language=sheet.language,
        blocks=blocks,
        header_left=(
            Paragraph(organisation, style.HEADER_STRONG),
            Paragraph(facts(sheet.unit, status_line(sheet.status)), style.HEADER),
        ),
        header_right=(Paragraph(sheet.client_name, style.HEADER),),
        page_number=_("Sivu {page} / {pages}"),
        footer=_footer(sheet),
        printed_at=sheet.printed_at,
        watermark=_("LUONNOS") if sheet.is_draft else "",
    )


def _footer(sheet: PlanSheet) -> str:
    printed_on = format_full_date(local(sheet.printed_at).date())
    when = f"{printed_on} {format_clock(sheet.printed_at)}"
    printed = _("tulostettu {when}").format(when=when)
    version = _("versio {number}").format(number=sheet.version)
    name = f"{kind_name(sheet.kind)} {sheet.number}".rstrip()
    first = facts(name, version, *_days(sheet))
    return f"{first}\n{facts(printed, sheet.printed_by)}"


def _days(sheet: PlanSheet) -> tuple[str, ...]:
    confirmed = (
        _("vahvistettu {day}").format(day=format_full_date(sheet.confirmed_on))
        if sheet.confirmed_on
        else ""
    )
    ended = (
        _("päättynyt {day}").format(day=format_full_date(sheet.ended_on))
        if sheet.ended_on
        else _("päättynyt")
    )
    return {
        SheetStatus.DRAFT: (_("luonnos"),),
        SheetStatus.CONFIRMED: (confirmed,),
        SheetStatus.ENDED: (confirmed, ended),
        SheetStatus.REFUSED: (_("asiakas ei halunnut"),),
    }[sheet.status]
