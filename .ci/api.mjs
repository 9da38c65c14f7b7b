// The public interface as one line for each item, method and trait implementation, read off the pages that `cargo doc
// --all-features` wrote: `node .ci/api.mjs` compares it with tests/api.txt, `node .ci/api.mjs update` writes that file.
// So what a release takes away or changes shows in a diff, also where a macro made it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const pages = `${process.env.CARGO_TARGET_DIR ?? 'target'}/doc/rocketql`;
const kept = 'tests/api.txt';

const plain = (html) => html
  .replaceAll(/<summary.*?<\/summary>/gs, '')
  .replaceAll(/<[^>]*>/g, '')
  .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
  .replaceAll(/\s*\/\* private fields \*\/\s*/g, ' … ')
  .replaceAll(/\s+/g, ' ').trim();

// What is implemented of itself, or for every type, is left out: nobody here wrote it.
const written = (page) => page.split(/<h2 id="(?:synthetic|blanket)-implementations"/)[0];

const lines = [];
for (const [, page] of readFileSync(`${pages}/all.html`, 'utf8').matchAll(/<li><a href="([^"]*)">/g)) {
  const html = written(readFileSync(`${pages}/${page}`, 'utf8'));
  const name = page.replace(/\.html$/, '').replace(/^(?:(.*)\/)?\w+\.(\w+)$/, (_, module, item) => [module?.replaceAll('/', '::'), item].filter(Boolean).join('::'));
  for (const [, declaration] of html.matchAll(/<pre class="rust item-decl">(.*?)<\/pre>/gs)) {
    // A member is a line of its own, so that a new variant is one line of a diff.
    const [head, ...members] = declaration.replaceAll(/<summary.*?<\/summary>/gs, '').split(/\n(?=    \S)/).map(plain);
    lines.push(head.replace(/ \{$/, ''), ...members.map((member) => `${name}: ${member.replace(/[,;]?( \})?$/, '')}`));
  }
  const [own, traits = ''] = html.split('<h2 id="trait-implementations"');
  for (const [, header] of own.matchAll(/<h4 class="code-header">(pub .*?)<\/h4>/gs)) lines.push(`${name}: ${plain(header)}`);
  for (const [, header] of traits.matchAll(/<h3 class="code-header">(.*?)<\/h3>/gs)) lines.push(plain(header));
}
const found = [...new Set(lines)].sort().map((line) => `${line}\n`);
if (found.length === 0) throw new Error(`${pages} shows no item; its pages may have another form in this version`);

if (process.argv[2] === 'update') {
  writeFileSync(kept, found.join(''));
} else {
  const before = existsSync(kept) ? readFileSync(kept, 'utf8').split(/(?<=\n)/) : [];
  const gone = before.filter((line) => !found.includes(line)).map((line) => `- ${line}`);
  const fresh = found.filter((line) => !before.includes(line)).map((line) => `+ ${line}`);
  if (gone.length + fresh.length > 0) {
    console.log(`the public interface is not the one of ${kept}:\n${[...gone, ...fresh].join('')}where that is right, run: node .ci/api.mjs update`);
    process.exit(1);
  }
}
