"""A deck of everything that is hard to lay out, in fields as `cards` writes them."""

from dataclasses import dataclass, field

FIELDS = ("Answer", "Explanation", "Context", "Timestamps", "Source", "Picture", "Remarks", "Key")


@dataclass(frozen=True)
class Torture:
    name: str
    question: str
    fields: dict = field(default_factory=dict)
    kind: str = "qa"


def chip(text, seconds):
    return f'<a class="chip" href="https://www.youtube.com/watch?v=abc&amp;t={seconds}s">{text}</a>'


CHIPS = " ".join(chip(f"{m}:{s:02d}–{m}:{s + 6:02d}", m * 60 + s) for m, s in ((25, 0), (30, 6)))
TWELVE = " ".join(chip(f"1:{m:02d}:10–1:{m:02d}:59", 3600 + m * 60) for m in range(12))
SOURCE = '<a href="https://example.org/p/how-tea-oxidises">How tea oxidises · The Kettle Hour · 2025-03-02</a>'
LONG_URL = (
    "https://example.org/"
    + "a-very-long-path-without-any-break/" * 6
    + "?"
    + "q=1234567890&amp;" * 8
)
WORDS = "Leaves that are bruised let their juices meet the air, and the enzymes in them turn pale catechins into amber theaflavins. "

CODE = """<div class="highlight"><pre><span></span><code><span class="c1"># steep in rounds, longer each time, because the leaf gives up less with every round</span>
<span class="kn">from</span> <span class="nn">dataclasses</span> <span class="kn">import</span> <span class="n">dataclass</span>

<span class="nd">@dataclass</span>
<span class="k">class</span> <span class="nc">Steep</span><span class="p">:</span>
    <span class="n">seconds</span><span class="p">:</span> <span class="nb">int</span> <span class="o">=</span> <span class="mi">20</span>
    <span class="n">note</span><span class="p">:</span> <span class="nb">str</span> <span class="o">=</span> <span class="s2">"floral, then mineral, then sweet hay, and so on for as long as you have patience"</span>

    <span class="k">def</span> <span class="nf">next</span><span class="p">(</span><span class="bp">self</span><span class="p">)</span> <span class="o">-&gt;</span> <span class="s2">"Steep"</span><span class="p">:</span>
        <span class="k">return</span> <span class="n">Steep</span><span class="p">(</span><span class="bp">self</span><span class="o">.</span><span class="n">seconds</span> <span class="o">+</span> <span class="mf">7.5</span><span class="p">)</span>
</code></pre></div>"""

TABLE = (
    "<table><thead><tr><th>Tea</th><th>Oxidation</th><th>Water</th><th>First steep</th><th>Cultivar</th><th>Where it is grown</th></tr></thead><tbody>"
    + "".join(
        f"<tr><td>{t}</td><td>{o}</td><td>{w}</td><td>20–30&nbsp;s</td><td>Qingxin</td><td>high, foggy gardens</td></tr>"
        for t, o, w in (
            ("Green", "0–5 %", "75–80 °C"),
            ("Oolong", "15–80 %", "90–95 °C"),
            ("Black", "100 %", "95–100 °C"),
        )
    )
    + "</tbody></table>"
)

CARDS = (
    Torture(
        "plain",
        "What makes an oolong taste of orchids, according to Mei Lin?",
        {
            "Answer": "Slow oxidation at the leaf's edge, stopped half-way.",
            "Explanation": "<p><strong>Oolong's fragrance</strong> comes from bruising only the edges, so that oxidation runs "
            f'at two speeds in one leaf ({chip("25:00–25:06", 1500)}). Mei Lin calls it "a tea with a rim" '
            f"{chip('30:06', 1806)}.</p><ul><li>edges go amber,</li><li>the middle stays green.</li></ul>",
            "Context": "Mei Lin · The Kettle Hour › Why oolong smells of flowers",
            "Timestamps": CHIPS,
            "Source": SOURCE,
            "Remarks": "<p>Try this with the Dong Ding from the market: one pot bruised, one pot not.</p>",
        },
    ),
    Torture("bare", "Why?", {"Answer": "So."}),
    Torture(
        "list",
        "Which four steps does Mei Lin name between plucking and firing?",
        {
            "Answer": "<ol><li>Withering in the sun</li><li>Bruising on bamboo trays</li><li>Resting, so that the edges oxidise</li><li>Fixing the leaf in a hot pan</li></ol>",
            "Context": "Mei Lin · The Kettle Hour",
            "Timestamps": chip("33:51–35:34", 2031),
            "Source": SOURCE,
        },
    ),
    Torture(
        "cloze",
        "A tea that is withered for longer loses {{c1::more than 60 % of its water}} before it is rolled.",
        {
            "Context": "The Kettle Hour › Withering",
            "Timestamps": CHIPS,
            "Source": SOURCE,
            "Explanation": "<p>The leaf must bend without breaking.</p>",
        },
        "cloze",
    ),
    Torture(
        "cloze-math",
        r"The rate follows {{c1::\(k = A e^{-E_a/(RT) }\)}}, which doubles about every ten degrees.",
        {"Context": "The Kettle Hour › Heat"},
        "cloze",
    ),
    Torture(
        "math",
        r"What does \(k = A\,e^{-E_a/(RT)}\) say about water that is ten degrees cooler?",
        {
            "Answer": r"It steeps about half as fast: \(k_{80}/k_{90} \approx \tfrac12\).",
            "Explanation": r"<p>Written out:</p>\[\frac{k_{80}}{k_{90}} = \exp\left(-\frac{E_a}{R}\left(\frac{1}{353\,\mathrm K}-\frac{1}{363\,\mathrm K}\right)\right) = \exp\left(-\frac{74\,000}{8.314}\cdot 7.8\cdot 10^{-5}\right) \approx 0.50 \quad\text{for a typical } E_a \text{ of } 74\ \mathrm{kJ/mol}\]<p>and inline \(\sum_{i=1}^{n} x_i^2 + \sum_{i=1}^{n} y_i^2 + \sum_{i=1}^{n} z_i^2 = \int_0^\infty f(t)\,\mathrm dt + C_1 + C_2\) too.</p>",
            "Context": "The Kettle Hour › Heat",
        },
    ),
    Torture(
        "code",
        "Which method of <code>Steep</code> gives the next round?",
        {
            "Answer": "<code>Steep.next()</code>, with 7.5 seconds more.",
            "Explanation": CODE,
            "Context": "Code along › <code>steep.py</code>",
        },
    ),
    Torture(
        "table",
        "How do green, oolong and black tea differ in oxidation and water?",
        {"Answer": TABLE, "Explanation": "<p>Numbers from the talk.</p>" + TABLE},
    ),
    Torture(
        "callouts",
        "What warns Mei Lin about, and what does she quote?",
        {
            "Answer": "<p>Boiling water on green leaves.</p><blockquote><p>Burn the water and you burn the tea.</p></blockquote>",
            "Explanation": '<blockquote class="callout callout-warning"><p><strong>Careful</strong></p><p>Never pour at a rolling boil.</p></blockquote>'
            '<blockquote class="callout callout-note"><p><strong>Note</strong></p><ul><li>rest a minute</li><li>then pour <em>slowly</em></li></ul></blockquote>'
            '<ul class="task-list"><li><input type="checkbox" checked disabled> buy leaves</li><li><input type="checkbox" disabled> steep them</li></ul>'
            "<p>A <mark>marked</mark> word, <del>a struck one</del>, H<sub>2</sub>O, 10<sup>3</sup>, <kbd>Space</kbd> and a footnote<sup>1</sup>.</p><hr><h3>A heading</h3><dl><dt>Gong fu</dt><dd>many short steeps</dd></dl>"
            '<section class="footnotes"><ol><li id="fn1">From the second edition.</li></ol></section>',
            "Remarks": "<p>My own view: she is right.</p><ul><li>twice</li><li>thrice</li></ul>",
        },
    ),
    Torture(
        "arabic",
        "ما الذي يميّز شاي الأولونغ عن الشاي الأخضر بحسب مي لين؟",
        {
            "Answer": "أكسدة جزئية عند حوافّ الورقة، ثم إيقافها في منتصف الطريق.",
            "Explanation": "<p><strong>الأكسدة</strong> تجري بسرعتين في ورقة واحدة (oolong) كما تقول مي لين.</p><ul><li>الحوافّ كهرمانية</li><li>الوسط أخضر</li></ul><blockquote><p>شاي له حافة.</p></blockquote>",
            "Context": "مي لين · ساعة الإبريق › رائحة الأولونغ",
            "Timestamps": CHIPS,
            "Source": SOURCE,
            "Remarks": "<p>أجرّبه غدًا.</p>",
            "Language": "ar",
        },
    ),
    Torture(
        "japanese",
        "玉露の旨味を生むのは、収穫前のどの作業か？",
        {
            "Answer": "二十日ほど覆いをかけて日光を遮ること。",
            "Explanation": "<p><strong>被覆栽培</strong>では、テアニンがカテキンに変わりにくくなり、旨味が残る。直射日光を避けると葉の色も濃くなる。</p>",
            "Context": "茶の時間 › 玉露",
            "Timestamps": CHIPS,
            "Language": "ja",
        },
    ),
    Torture(
        "chinese",
        "乌龙茶的“绿叶红镶边”是怎样形成的？",
        {"Answer": "只让叶缘发酵，中间保持绿色。", "Context": "茶话 › 乌龙", "Language": "zh"},
    ),
    Torture(
        "long",
        "Why does Mei Lin rest the leaves between two bruisings, although every hour of rest costs fragrance that no later step can bring back into the cup?",
        {
            "Answer": "Because the juices need time to reach the edge: a leaf bruised twice in a row only tears, and torn leaves taste of hay.",
            "Explanation": "<details><summary>Resting between bruisings</summary>"
            + f"<p>{WORDS * 20}</p>" * 5
            + "</details>",
            "Timestamps": TWELVE,
            "Source": f'<a href="{LONG_URL}">{LONG_URL}</a>',
            "Context": "Mei Lin, Ada Okonkwo, Jean-Baptiste Lefèvre-Desrosiers · The Kettle Hour, Special Summer Edition › Withering, bruising, resting › Part two",
        },
    ),
    Torture(
        "very-long-open",
        "What is said about rest?",
        {"Answer": "A lot.", "Explanation": f"<p>{WORDS * 20}</p>" * 5},
    ),
    Torture(
        "wide",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft – was ist das?",
        {
            "Answer": f"See {LONG_URL}",
            "Explanation": f"<p>{'x' * 400}</p><p><code>{'y' * 200}</code></p><ul><li>{'z' * 200}</li></ul>",
            "Context": "w" * 120,
        },
    ),
    Torture(
        "picture",
        "What does the curve of a gong fu session look like?",
        {
            "Answer": "It rises for two steeps, then falls slowly.",
            "Picture": '<img src="huge.png" alt="A curve that rises, then falls">',
            "Timestamps": CHIPS,
        },
    ),
    Torture(
        "pictures",
        "Which pots are these?",
        {
            "Answer": "A gaiwan and a kyusu.",
            "Picture": '<img src="tiny.png" alt="A gaiwan"><img src="tall.png" alt="A kyusu"><img src="drawing.svg" alt="A drawing of a pot" width="120"><img src="photo.jpg" alt="A photo"><img src="loop.gif" alt="A loop"><img src="pot.webp" alt="A pot"><img src="pot.avif" alt="A pot"><img src="lines.png" alt="Lines">',
            "Explanation": '<p>Inline <img src="tiny.png" alt="tiny"> too.</p>',
        },
    ),
    Torture(
        "sound",
        "How does boiling water sound?",
        {
            "Answer": "Like this.",
            "Picture": "[sound:pour.mp3]",
            "Timestamps": CHIPS + " [sound:clip.mp3]",
        },
    ),
)


def media(folder):
    """Draw the pictures that the deck shows."""
    from PIL import Image, ImageDraw

    sizes = {
        "huge.png": (4000, 2500),
        "tiny.png": (24, 24),
        "tall.png": (300, 2400),
        "photo.jpg": (640, 400),
        "pot.webp": (200, 150),
    }
    for name, (width, height) in sizes.items():
        image = Image.new("RGB", (width, height), "#f4efe4")
        draw = ImageDraw.Draw(image)
        points = [
            (x, height * (1 - 0.8 * (x / width) ** 0.4 * (1.6 - x / width)))
            for x in range(0, width, max(1, width // 100))
        ]
        draw.line(points, fill="#1f5fae", width=max(2, width // 100))
        draw.rectangle((0, 0, width - 1, height - 1), outline="#22252a", width=max(1, width // 200))
        image.save(folder / name)
    Image.new("RGB", (200, 150), "#7aa36b").save(folder / "pot.avif")
    lines = Image.new("RGBA", (200, 80), (0, 0, 0, 0))
    ImageDraw.Draw(lines).line([(10, 70), (100, 10), (190, 70)], fill="#111", width=4)
    lines.save(folder / "lines.png")
    frames = [Image.new("RGB", (60, 40), color) for color in ("#1f5fae", "#9a3412")]
    frames[0].save(
        folder / "loop.gif", save_all=True, append_images=frames[1:], duration=500, loop=0
    )
    (folder / "drawing.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80"><ellipse cx="60" cy="45" rx="40" ry="28" fill="#7aa36b"/></svg>'
    )
