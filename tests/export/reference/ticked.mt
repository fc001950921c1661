AUTHOR: 架空ブログ
TITLE: 図書館のＡＩ案内
STATUS: Draft
CONVERT BREAKS: 0
DATE: 09/22/2020 12:05:09 AM
-----
BODY:
<h4>見本区議質問</h4>
<blockquote cite="https://www.kensakusystem.jp/kakuu/">
<p>大きな1点目、図書館のAI案内についてです。</p>
<p class="omission">（中略）</p>
<p>予算は足りているのでしょうか。</p>
<p>今後の拡充を伺います。</p>
</blockquote>
<h4>教育長答弁</h4>
<blockquote cite="https://www.kensakusystem.jp/kakuu/">
<p>1. 研修は年2回です。</p>
</blockquote>
<h4>見本区議再質問</h4>
<blockquote cite="https://www.kensakusystem.jp/kakuu/">
<p>それから、図書館の件です。検討はいつまでに終わるのか、再度伺います。</p>
</blockquote>
<h4>区長（対応は推定）</h4>
<blockquote cite="https://www.kensakusystem.jp/kakuu/">
<p>検討は年内に終えたいと考えております。</p>
</blockquote>
<p class="source">出典：<cite><a href="https://www.kensakusystem.jp/kakuu/">架空区議会 令和2年第１回定例会（第3日 2月20日）会議録</a></cite><br>発言者（発言番号）：見本たろう議員（3）、仮名次郎教育長（6）、見本たろう議員（7）、架空花子区長（8）</p>
-----
--------
