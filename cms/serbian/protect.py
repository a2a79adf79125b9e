"""Tokens that are not prose and keep their letters in either script: addresses, files, code, units.

Every pattern is bounded or anchored so that the search stays linear on any input.
"""

import re

_TLD = (
    "rs|com|org|net|eu|edu|gov|info|biz|ba|hr|mk|bg|ro|gr|hu|at|uk|de|fr|it|es|pl|cz|sk|ru|ua|us|ch|be|nl|fi|dk"
    "|tv|io|ai|app|dev|xyz|online|shop|news|museum|xk|cn|jp|tr|ca"
)
"""Top-level domains without ``me``, ``si``, ``to``, ``se``, ``no`` and ``al``: after a full stop these are Serbian words."""

_EXTENSION = (
    "pdf|docx?|xlsx?|pptx?|od[tsp]|csv|tsv|txt|rtf|md|epub|jpe?g|png|gif|svg|webp|avif|tiff?|bmp|psd|heic|mp[34]|wav|ogg"
    "|avi|mov|mkv|webm|zip|rar|7z|gz|tar|html?|xml|json|ya?ml|css|scss|js|ts|py|php|sql|exe|apk|ics|rss|atom|po"
)

UNITS = (
    "km²|km2|m²|m2|m³|m3|dm²|dm³|cm²|cm2|cm³|cm3|mm²|km|dm|cm|mm|nm|µm|μm|m|ha|kg|mg|µg|μg|g|t|hl|dl|cl|ml|mL|l|L"
    "|kWh|MWh|GWh|TWh|kWp|MWp|kW|MW|GW|TW|Wh|W|kVA|MVA|kV|mV|V|mAh|Ah|mA|kHz|MHz|GHz|Hz|hPa|kPa|MPa|Pa|mbar|bar|kJ|MJ|GJ"
    "|kcal|kN|Nm|dB|lm|lx|kB|KB|MB|GB|TB|PB|Mbit|Gbit|Mb|Gb|MP|dpi|px|pH|min|h|ppm|mol"
)
"""SI symbols and those in use with them, which stay in Latin letters (ISO 80000-1; Pravopis, „Merne jedinice“).
The bare letters a, A, s, K, C, N and J are left out: behind a number they are more often a word or a mark."""

ALWAYS_UNITS = frozenset({"km²", "m²", "m³", "dm²", "dm³", "cm²", "cm³", "km", "cm", "mm", "dm", "kg", "mg", "kWh", "MWh", "GWh", "kW", "MW", "GW", "kVA", "kV", "kHz", "MHz", "GHz", "Hz", "hPa", "kPa", "MPa", "dB", "dpi"})  # fmt: skip
"""Units that no Serbian word is spelt like and that stay without a number before them too."""

_UNIT_CHAIN = rf"(?:{UNITS})(?:/(?:{UNITS}|s|dan|god))?"

PROTECTED = re.compile(
    rf"""
      `[^`\n]{{1,300}}`                                                    # code between backticks
    | <[/!a-zA-Z][^<>\n]{{0,500}}>                                         # a stray tag
    | &(?:[a-zA-Z]{{2,10}}|\#x?[0-9a-fA-F]{{1,6}});                        # a character reference
    | \{{\{{[^{{}}\n]{{0,200}}\}}\}} | \{{%[^{{}}\n]{{0,200}}%\}} | \{{\w{{0,40}}\}}  # template and format fields
    | %\(\w{{1,40}}\)[sdif] | %[sd]\b
    | (?:https?|ftp|sftp|file|webcal|tel|sms|urn|data|git|ssh)://?[^\s<>"„“”»«]{{0,2000}}[^\s<>"„“”»«.,;:!?)\]}}'…]
    | mailto:[^\s<>"„“”»«]{{1,300}}[^\s<>"„“”»«.,;:!?)\]}}'…]
    | \bwww\.[^\s<>"„“”»«]{{0,2000}}[^\s<>"„“”»«.,;:!?)\]}}'…]
    | (?<![\w.+-])[\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,6}}   # an e-mail address
    | (?<![\w&])[@\#]\w{{1,140}}(?:[.-]\w{{1,60}}){{0,3}}                   # @handle, #hashtag
    | (?<![\w.@-])[\w-]{{1,80}}(?:\.[\w-]{{1,63}}){{0,6}}\.(?i:{_EXTENSION})(?![\w-])   # a file name
    | (?<![\w.@-])[A-Za-z0-9-]{{1,63}}(?:\.[a-z0-9-]{{1,63}}){{0,6}}\.(?:{_TLD})(?![\w])(?:/[^\s<>"„“”»«,;]{{0,500}}[\w/])?
    | (?<![\w.])\.(?:{_EXTENSION})(?![\w])                                 # a bare extension
    | \b[A-Za-z]:\\[^\s"<>|]{{1,300}} | (?<![\w/.])(?:~|\.{{1,2}})?/[\w.-]{{1,80}}(?:/[\w.-]{{1,80}}){{1,20}}/?  # a path
    | (?<![\w-])--[a-z][\w-]{{1,40}}                                       # a command option
    | \b[A-Za-z_]\w{{0,60}}\(\)                                            # a function
    | \b[A-Z]{{1,3}}&(?:amp;)?[A-Z]{{1,3}}\b                                   # R&D, H&M
    | \b[IVX]{{1,5}}/[IVX]{{1,5}}\b                                           # I/II
    | °\s?[CFK](?![\w])
    | (?<=\d)[ \u00a0\u202f]?(?!(?<=\d\d\d\d[ \u00a0])g\.){_UNIT_CHAIN}(?![\w'’])
    | (?<![\w])(?:{UNITS})/(?:{UNITS}|s)(?![\w/])                          # km/h without its number
    """,
    re.VERBOSE,
)
"""One alternation for the converter's scan."""
