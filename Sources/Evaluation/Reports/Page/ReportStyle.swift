import Charts

/// The style sheet of a report: light, dark and on paper.
enum ReportStyle {
    static let rules: Markup = """
        :root{--paper:#fdfdfc;--ink:#1c2430;--faint:#5c6673;--rule:#dde1e6;--panel:#f1f3f5;
        --blue:#2266cc;--orange:#c2620c;--green:#157f56;--red:#c22f40;--teal:#14788a}
        @media (prefers-color-scheme:dark){:root{--paper:#14171b;--ink:#e3e6ea;--faint:#9ba5b1;--rule:#2e343c;
        --panel:#1e2329;--blue:#6aa5f8;--orange:#eda055;--green:#4fc08d;--red:#f27c86;--teal:#4fb9cb}}
        *{box-sizing:border-box}
        html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}
        body{margin:0 auto;max-width:66rem;padding:0 clamp(1rem,4vw,2.5rem) 3rem;background:var(--paper);
        color:var(--ink);font:16px/1.55 Inter,"Helvetica Neue","Segoe UI",system-ui,"DejaVu Sans",sans-serif;
        counter-reset:section figure table;overflow-wrap:break-word}
        h1{font-size:clamp(1.6rem,5vw,2.3rem);line-height:1.2;margin:.1rem 0 .7rem;font-weight:650;
        letter-spacing:-.015em;overflow-wrap:anywhere}
        h2{font-size:1.35rem;line-height:1.3;margin:0 0 .8rem;font-weight:650;letter-spacing:-.01em}
        h2::before{counter-increment:section;content:counter(section)"\\2002";color:var(--faint);font-weight:400}
        h3{font-size:1.02rem;line-height:1.4;margin:1.9rem 0 .5rem;font-weight:650}
        p{margin:.6rem 0;max-width:44rem}
        section{margin-top:2.2rem;border-top:1px solid var(--rule);padding-top:1.7rem}
        header{padding-top:clamp(1.5rem,6vw,3.2rem)}
        .kind{margin:0;color:var(--faint);font-size:.85rem;letter-spacing:.06em;text-transform:uppercase}
        .summary{font-size:1.08rem}
        .facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:1rem 1.6rem;margin:1.6rem 0}
        .facts div{display:flex;flex-direction:column-reverse;justify-content:flex-end;
        border-top:2px solid var(--ink);padding-top:.45rem}
        .facts dt{color:var(--faint);font-size:.82rem;line-height:1.35}
        .facts dd{margin:0;font-size:1.5rem;line-height:1.25;font-weight:600;font-variant-numeric:tabular-nums}
        nav ol{display:flex;flex-wrap:wrap;gap:.2rem 1.3rem;list-style-position:inside;padding:0;margin:1.2rem 0 0;
        font-size:.9rem}
        nav li::marker{color:var(--faint)}
        a{color:var(--blue);text-underline-offset:.18em;text-decoration-thickness:1px}
        code,pre{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.82em}
        pre{background:var(--panel);padding:.8rem 1rem;border-radius:6px;line-height:1.5;margin:.8rem 0;max-width:100%}
        pre.wrap{white-space:pre-wrap;overflow-wrap:anywhere}
        .pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,23rem),1fr));gap:.4rem 2.4rem;
        align-items:start}
        .scroll{overflow-x:auto;max-width:44rem}
        .wide{min-width:36rem;max-width:46rem}
        figure{margin:1.2rem 0;break-inside:avoid}
        figcaption,caption{color:var(--faint);font-size:.86rem;line-height:1.45;text-align:left;max-width:44rem}
        figcaption{margin-top:.5rem}
        .numbered>figcaption::before{counter-increment:figure;content:"Figure " counter(figure) ". ";
        color:var(--ink);font-weight:600}
        caption{padding-bottom:.5rem}
        caption::before{counter-increment:table;content:"Table " counter(table) ". ";color:var(--ink);font-weight:600}
        table{border-collapse:collapse;font-size:.88rem;line-height:1.4;font-variant-numeric:tabular-nums;margin:1.2rem 0;
        border-top:1.5px solid var(--ink);border-bottom:1.5px solid var(--ink);width:100%}
        caption{caption-side:top}
        thead th{border-bottom:1px solid var(--faint)}
        th,td{padding:.18rem .7rem .18rem 0;text-align:right;font-weight:400;vertical-align:top}
        th:last-child,td:last-child{padding-right:0}
        th:first-child,td:first-child{text-align:left}
        tbody th{color:var(--ink)}
        tr.sum th,tr.sum td{border-top:1px solid var(--rule)}
        table.words td,table.words th{text-align:left}
        table.words th{width:12rem}
        table.words td{overflow-wrap:anywhere}
        .missing{border-left:3px solid var(--rule);padding-left:.9rem;color:var(--faint)}
        .missing code{display:block;margin-top:.3rem}
        .warning{border-left:3px solid var(--orange);padding-left:.9rem}
        img{display:block;background:var(--panel);border-radius:3px}
        .classes{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,21.5rem),1fr));gap:.45rem 2rem;
        margin:1rem 0}
        .class{display:flex;align-items:center;gap:4px;break-inside:avoid;min-width:0}
        .class b{flex:0 0 2.6rem;font-size:1.15rem;line-height:1.1;overflow-wrap:anywhere}
        .class b.long{font-size:.6rem;letter-spacing:-.02em}
        .class img{flex:0 1 46px;min-width:0;width:46px;height:auto;aspect-ratio:1}
        .confusions{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,21.5rem),1fr));gap:1.3rem 2rem;
        margin:1.2rem 0}
        .confusion{break-inside:avoid;margin:0}
        .confusion h4{margin:0;font-size:1rem;font-weight:650}
        .confusion p{margin:0 0 .4rem;color:var(--faint);font-size:.86rem}
        .examples{display:flex;gap:.7rem;align-items:flex-start}
        .examples div{display:flex;gap:3px;flex-wrap:wrap}
        .examples span{flex:0 0 100%;color:var(--faint);font-size:.74rem;line-height:1.4}
        .examples img{width:46px;height:46px}
        .mistakes{display:grid;grid-template-columns:repeat(auto-fill,minmax(5.4rem,1fr));gap:.9rem .7rem;margin:1rem 0}
        .mistakes figure{margin:0;font-size:.76rem;line-height:1.35;min-width:0}
        .mistakes img{width:100%;height:auto;aspect-ratio:1}
        .mistakes b{font-size:.95rem;font-weight:650}
        .mistakes b span{color:var(--red)}
        .mistakes small{display:flex;gap:.4em;font-size:1em;color:var(--faint);white-space:nowrap}
        .mistakes small span{overflow:hidden;text-overflow:ellipsis}
        footer{margin-top:3rem;border-top:1px solid var(--rule);padding-top:.9rem;color:var(--faint);font-size:.82rem}
        @media print{:root{--paper:#fff;--ink:#000;--faint:#444;--rule:#bbb;--panel:#f0f0f0;
        --blue:#2266cc;--orange:#c2620c;--green:#157f56;--red:#c22f40;--teal:#14788a}
        @page{margin:18mm 16mm}
        html{font-size:12px}
        body{font-size:9.5pt;max-width:none;padding:0}
        nav{display:none}
        .facts{grid-template-columns:repeat(5,1fr)}
        .facts dd{font-size:1.2rem}
        .pair,.classes,.confusions{grid-template-columns:1fr 1fr}
        .mistakes{grid-template-columns:repeat(8,1fr)}
        .examples img{width:34px;height:34px}
        tr{break-inside:avoid}
        figure:has(.classes){break-inside:auto}
        h2,h3{break-after:avoid}
        .scroll{overflow:visible}
        .wide{min-width:0}
        pre{white-space:pre-wrap;overflow-wrap:anywhere}
        *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
        """
}
