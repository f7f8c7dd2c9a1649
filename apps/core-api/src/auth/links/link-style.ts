export const LINK_STYLE = `
body { margin: 0; background: #f4f4f6; color: #1c1c28; font-family: system-ui, sans-serif; }
main { max-width: 26rem; margin: 4rem auto; padding: 2rem; background: #fff; border-radius: 12px; }
h1 { font-size: 1.25rem; margin: 0 0 1rem; }
label { display: block; margin: 0 0 1rem; }
input { display: block; box-sizing: border-box; width: 100%; margin-top: .4rem; padding: .6rem; font: inherit; }
button { padding: .6rem 1.2rem; border: 0; border-radius: 8px; background: #4338ca; color: #fff; font: inherit; }
`;
