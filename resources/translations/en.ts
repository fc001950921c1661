<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="ja">
<context>
    <name>AboutDialog</name>
    <message>
        <source>会議録リーダーについて</source>
        <translation>About Gijiroku Reader</translation>
    </message>
    <message>
        <source>会議録リーダー</source>
        <translation>Gijiroku Reader</translation>
    </message>
    <message>
        <source>バージョン {0}</source>
        <translation>Version {0}</translation>
    </message>
    <message>
        <source>議会の質問と答弁を並べて読み、正確に引用するためのプログラムです。</source>
        <translation>Reads council questions side by side with their answers, and quotes them exactly.</translation>
    </message>
    <message>
        <source>MIT ライセンスで公開しています。</source>
        <translation>Released under the MIT licence.</translation>
    </message>
    <message>
        <source>バージョン情報をコピー</source>
        <translation>Copy version details</translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>ライセンスの全文…</source>
        <translation>Full licence texts…</translation>
    </message>
    <message>
        <source>使っているソフトウェア</source>
        <translation>Built with</translation>
    </message>
    <message>
        <source>コピーしました</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>Annotating</name>
    <message>
        <source>しおりを付けました</source>
        <translation>Bookmark added</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>会議録リーダー</source>
        <translation>Gijiroku Reader</translation>
    </message>
</context>
<context>
    <name>AskedBefore</name>
    <message>
        <source>スレッドで話題を開いてから使えます。</source>
        <translation>Open a topic in the thread first.</translation>
    </message>
    <message>
        <source>似た話題を CSV に書き出す</source>
        <translation>Export similar topics as CSV</translation>
    </message>
    <message>
        <source>CSV（Excel で開けます） (*.csv)</source>
        <translation>CSV (opens in Excel) (*.csv)</translation>
    </message>
    <message>
        <source>{0} 似た話題</source>
        <translation>{0} similar topics</translation>
    </message>
    <message>
        <source>{0}件を「{1}」に書き出しました</source>
        <translation>Exported to “{1}”: {0}</translation>
    </message>
</context>
<context>
    <name>AskedDialog</name>
    <message>
        <source>似た話題</source>
        <translation>Similar topics</translation>
    </message>
    <message>
        <source>「{0}」に似た話題</source>
        <translation>Topics similar to “{0}”</translation>
    </message>
    <message>
        <source>似た話題の一覧</source>
        <translation>List of similar topics</translation>
    </message>
    <message>
        <source>調べられませんでした。もう一度お試しください。</source>
        <translation>They could not be looked up. Please try again.</translation>
    </message>
    <message>
        <source>{0}件。言葉の近さから選んだもので、同じ質問とは限りません。</source>
        <translation>Found: {0}. They were chosen by similar words and need not be the same question.</translation>
    </message>
    <message>
        <source>ライブラリー全体から、言葉の近い話題を探しています…</source>
        <translation>Searching the whole library for topics in similar words…</translation>
    </message>
    <message>
        <source>調べています</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>似た話題は見つかりませんでした。</source>
        <translation>No similar topics were found.</translation>
    </message>
    <message>
        <source>新しい順</source>
        <translation>Newest first</translation>
    </message>
    <message>
        <source>似ている順</source>
        <translation>Most similar first</translation>
    </message>
    <message>
        <source>CSV に書き出す…</source>
        <translation>Export as CSV…</translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>AtRest</name>
    <message>
        <source>ファイルに書き出しています。終わるか中止すると、また使えます。</source>
        <translation>A file is being written. This can be used again when it is done or stopped.</translation>
    </message>
    <message>
        <source>見本を読み込んでいます。終わると、また使えます。</source>
        <translation>The sample is being loaded. This can be used again when it is done.</translation>
    </message>
    <message>
        <source>バックアップしています。終わるか中止すると、また使えます。</source>
        <translation>A backup is being made. This can be used again when it is done or stopped.</translation>
    </message>
    <message>
        <source>復元しています。終わると、また使えます。</source>
        <translation>A backup is being restored. This can be used again when it is done.</translation>
    </message>
    <message>
        <source>印刷か PDF のページを作っています。終わるか中止すると、また使えます。</source>
        <translation>Pages are being made for a printer or a PDF. This can be used again when they are done or stopped.</translation>
    </message>
    <message>
        <source>ライブラリーを点検しています。終わると、また使えます。</source>
        <translation>The library is being checked. This can be used again when that is done.</translation>
    </message>
    <message>
        <source>新しい会議録を確認しています。終わると、また使えます。</source>
        <translation>New minutes are being looked for. This can be used again when that is done.</translation>
    </message>
    <message>
        <source>新しい記事を確認しています。終わると、また使えます。</source>
        <translation>New posts are being looked for. This can be used again when that is done.</translation>
    </message>
    <message>
        <source>引用をコピーしています。終わると、また使えます。</source>
        <translation>Quotes are being copied. This can be used again when that is done.</translation>
    </message>
    <message>
        <source>しおりを付けています。終わると、また使えます。</source>
        <translation>Bookmarks are being made. This can be used again when that is done.</translation>
    </message>
</context>
<context>
    <name>BackingUp</name>
    <message>
        <source>中止（前のバックアップは残ります）</source>
        <translation>Stop (earlier backups are kept)</translation>
    </message>
    <message>
        <source>会議録を書き出す</source>
        <translation>Export the minutes</translation>
    </message>
    <message>
        <source>{0}会議を書き出しました</source>
        <translation>Sittings exported: {0}</translation>
    </message>
    <message>
        <source>バックアップしました</source>
        <translation>Backup made</translation>
    </message>
</context>
<context>
    <name>BackupPage</name>
    <message>
        <source>今すぐバックアップ</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>バックアップから復元…</source>
        <translation>Restore from backup…</translation>
    </message>
    <message>
        <source>会議録を書き出す…</source>
        <translation>Export the minutes…</translation>
    </message>
    <message>
        <source>すべての会議録を JSON Lines のファイルに書き出します。ほかのプログラムで使えます。</source>
        <translation>Writes every sitting to a JSON Lines file, for other programs.</translation>
    </message>
    <message>
        <source>バックアップには、会議録、記事、しおり、手直し、下書きなど、検索用の索引を除くすべてが入ります。復元するときは今のライブラリーを別に残すので、取り消せます。</source>
        <translation>A backup holds everything but the search index: minutes, posts, bookmarks, corrections, drafts. Restoring keeps the present library aside, so it can be undone.</translation>
    </message>
    <message>
        <source>バックアップしています…</source>
        <translation>Backing up…</translation>
    </message>
    <message>
        <source>前回のバックアップ：{0}</source>
        <translation>Last backup: {0}</translation>
    </message>
    <message>
        <source>このフォルダーには、まだバックアップがありません。</source>
        <translation>There is no backup in this folder yet.</translation>
    </message>
    <message>
        <source>保存先と間隔を選ぶと、自動でバックアップします。</source>
        <translation>Choose a folder and an interval, and backups are made automatically.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>BlogDialog</name>
    <message>
        <source>ブログを追加</source>
        <translation>Add a blog</translation>
    </message>
    <message>
        <source>https://…</source>
        <translation>https://…</translation>
    </message>
    <message>
        <source>調べています</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>ブログの URL</source>
        <translation>URL of the blog</translation>
    </message>
    <message>
        <source>ブログ、記事、またはフィードの URL</source>
        <translation>URL of a blog, a post or a feed</translation>
    </message>
    <message>
        <source>フィードの記事 {0}件</source>
        <translation>Posts in the feed: {0}</translation>
    </message>
    <message>
        <source>最新 {0}</source>
        <translation>newest {0}</translation>
    </message>
    <message>
        <source>このページの記事 1件。フィードは見つかりませんでした。</source>
        <translation>One post on this page. No feed was found.</translation>
    </message>
    <message>
        <source>ブラウザーで開く</source>
        <translation>Open in browser</translation>
    </message>
    <message>
        <source>ファイルを取り込む…</source>
        <translation>Import files…</translation>
    </message>
    <message>
        <source>もう一度試す</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>新しい記事</source>
        <translation>New posts</translation>
    </message>
    <message>
        <source>今ある記事だけ取り込む</source>
        <translation>Import only the present posts</translation>
    </message>
    <message>
        <source>フィードにあるのは最近の記事だけです。すべての記事は、ブログの管理画面で書き出したファイルから取り込めます。
ココログ：設定の「読み込み／書き出し」&#x3000;はてなブログ：詳細設定の「エクスポート」&#x3000;WordPress：ツールの「エクスポート」</source>
        <translation>A feed holds the latest posts only. All of them can be imported from a file that the blog’s own settings export.
Cocolog: import and export, in the settings   Hatena Blog: export, in the detailed settings   WordPress: Tools, Export</translation>
    </message>
    <message>
        <source>書き出したファイルを取り込む…</source>
        <translation>Import an exported file…</translation>
    </message>
    <message>
        <source>キャンセル</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>調べる</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>追加</source>
        <translation>Add</translation>
    </message>
</context>
<context>
    <name>Blogging</name>
    <message>
        <source>記事を取り込みました：新規 {0}・変更 {1}</source>
        <translation>Posts imported: {0} new, {1} changed</translation>
    </message>
    <message>
        <source>新しい記事はありません</source>
        <translation>There are no new posts</translation>
    </message>
    <message>
        <source>新しい記事を確認しています…</source>
        <translation>Looking for new posts…</translation>
    </message>
    <message>
        <source>ブログを追加…</source>
        <translation>Add a blog…</translation>
    </message>
    <message>
        <source>すべてのブログを今すぐ確認</source>
        <translation>Check all blogs now</translation>
    </message>
    <message>
        <source>今すぐ確認</source>
        <translation>Check now</translation>
    </message>
    <message>
        <source>新しい記事の確認</source>
        <translation>Checks for new posts</translation>
    </message>
    <message>
        <source>ブログをブラウザーで開く</source>
        <translation>Open the blog in the browser</translation>
    </message>
    <message>
        <source>確認をやめる（記事は残す）</source>
        <translation>Stop checking (keep the posts)</translation>
    </message>
    <message>
        <source>{0}件のブログの確認をやめました</source>
        <translation>Blogs no longer checked: {0}</translation>
    </message>
    <message>
        <source>「{0}」を確認する間隔を変えました</source>
        <translation>How often “{0}” is checked was changed</translation>
    </message>
    <message>
        <source>{0}件のブログを確認する間隔を変えました</source>
        <translation>Blogs whose checks were changed: {0}</translation>
    </message>
    <message>
        <source>「{0}」の確認をやめました</source>
        <translation>“{0}” is no longer checked</translation>
    </message>
</context>
<context>
    <name>Blogs</name>
    <message>
        <source>下書き</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>固定ページ</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>毎日確認する</source>
        <translation>Check daily</translation>
    </message>
    <message>
        <source>毎週確認する</source>
        <translation>Check weekly</translation>
    </message>
    <message>
        <source>手動で確認する</source>
        <translation>Check manually</translation>
    </message>
    <message>
        <source>新しい記事は確認していません</source>
        <translation>Not checked for new posts</translation>
    </message>
    <message>
        <source>最後の確認 {0}</source>
        <translation>last checked {0}</translation>
    </message>
</context>
<context>
    <name>BookmarkDialog</name>
    <message>
        <source>しおり</source>
        <translation>Bookmark</translation>
    </message>
    <message>
        <source>この箇所にしおりを付ける</source>
        <translation>Bookmark this passage</translation>
    </message>
    <message>
        <source>あとで見返すための一言（省略可）</source>
        <translation>A few words for later (optional)</translation>
    </message>
    <message>
        <source>例：デジタル、保育</source>
        <translation>For example: digital, childcare</translation>
    </message>
    <message>
        <source>メモ(&amp;N)</source>
        <translation>&amp;Note</translation>
    </message>
    <message>
        <source>タグ(&amp;T)</source>
        <translation>&amp;Tags</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>しおりを外す</source>
        <translation>Remove bookmark</translation>
    </message>
    <message>
        <source>しおりを付けた箇所</source>
        <translation>Bookmarked passage</translation>
    </message>
</context>
<context>
    <name>Browsing</name>
    <message>
        <source>新しい会議</source>
        <translation>Latest sittings</translation>
    </message>
    <message>
        <source>この記事を下書きとして複製</source>
        <translation>Copy this post as a draft</translation>
    </message>
    <message>
        <source>検索結果を CSV に書き出す…</source>
        <translation>Export results as CSV…</translation>
    </message>
</context>
<context>
    <name>BugDesk</name>
    <message>
        <source>予期しない問題がまた起きました</source>
        <translation>Something unexpected happened again</translation>
    </message>
    <message>
        <source>報告を見る</source>
        <translation>Show the report</translation>
    </message>
</context>
<context>
    <name>BusyLine</name>
    <message>
        <source>読み込み中</source>
        <translation>Loading</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>この絞り込みを外す</source>
        <translation>Remove this filter</translation>
    </message>
    <message>
        <source>（候補なし）</source>
        <translation>(nothing to choose from)</translation>
    </message>
    <message>
        <source>「{0}」の絞り込みを外す</source>
        <translation>Remove the filter “{0}”</translation>
    </message>
    <message>
        <source>（集計中）</source>
        <translation>(still counting)</translation>
    </message>
    <message>
        <source>{0}以上</source>
        <translation>{0} or more</translation>
    </message>
</context>
<context>
    <name>Correcting</name>
    <message>
        <source>対応を確認しました</source>
        <translation>Match confirmed</translation>
    </message>
    <message>
        <source>対応を手直ししました</source>
        <translation>Match set by hand</translation>
    </message>
    <message>
        <source>対応を付け替えました</source>
        <translation>Answer moved to this question</translation>
    </message>
    <message>
        <source>対応を外しました</source>
        <translation>Match removed</translation>
    </message>
    <message>
        <source>答弁なしと記録しました</source>
        <translation>Recorded as not answered</translation>
    </message>
    <message>
        <source>発言を分けました</source>
        <translation>Passage split</translation>
    </message>
    <message>
        <source>発言をまとめました</source>
        <translation>Passages merged</translation>
    </message>
    <message>
        <source>やり直しました：{0}</source>
        <translation>Redone: {0}</translation>
    </message>
    <message>
        <source>元に戻しました：{0}</source>
        <translation>Undone: {0}</translation>
    </message>
    <message>
        <source>やり直す</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>元に戻す</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>CouncilDialog</name>
    <message>
        <source>議会を追加</source>
        <translation>Add a council</translation>
    </message>
    <message>
        <source>議会の会議録検索ページの URL</source>
        <translation>URL of the council’s minutes search page</translation>
    </message>
    <message>
        <source>会議録検索のどのページの URL でもかまいません。検索システムの種類、議会の名前、robots.txt を調べます。</source>
        <translation>Any page of the council’s minutes search will do. The kind of system, the council’s name and robots.txt are checked.</translation>
    </message>
    <message>
        <source>調べています</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>調べられませんでした</source>
        <translation>Could not be checked</translation>
    </message>
    <message>
        <source>キャンセル</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>一覧に追加しました</source>
        <translation>Added to the list</translation>
    </message>
    <message>
        <source>ダウンロードは認められていません</source>
        <translation>Downloading is not allowed</translation>
    </message>
    <message>
        <source>見分けられませんでした</source>
        <translation>Not recognised</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>ブラウザーで開く</source>
        <translation>Open in browser</translation>
    </message>
    <message>
        <source>ファイルを取り込む…</source>
        <translation>Import files…</translation>
    </message>
    <message>
        <source>もう一度試す</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>調べる</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>会議録を取り込む…</source>
        <translation>Download minutes…</translation>
    </message>
</context>
<context>
    <name>CouncilPage</name>
    <message>
        <source>議会を追加…</source>
        <translation>Add a council…</translation>
    </message>
    <message>
        <source>すぐに使える議会</source>
        <translation>Ready to use</translation>
    </message>
    <message>
        <source>取り込む…</source>
        <translation>Download…</translation>
    </message>
    <message>
        <source>取り込み済み {0}会議</source>
        <translation>In the library: {0}</translation>
    </message>
    <message>
        <source>まだ取り込んでいません</source>
        <translation>Nothing downloaded yet</translation>
    </message>
    <message>
        <source>未取得 {0}会議</source>
        <translation>Sittings not downloaded: {0}</translation>
    </message>
    <message>
        <source>新着を確認</source>
        <translation>Check now</translation>
    </message>
    <message>
        <source>一覧から外す</source>
        <translation>Remove from list</translation>
    </message>
    <message>
        <source>新着の定期確認</source>
        <translation>Check for new minutes</translation>
    </message>
    <message>
        <source>{0}の新着の定期確認</source>
        <translation>Check {0} for new minutes</translation>
    </message>
    <message>
        <source>しない</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>毎日</source>
        <translation>Daily</translation>
    </message>
    <message>
        <source>毎週</source>
        <translation>Weekly</translation>
    </message>
    <message>
        <source>見つけたら取り込む</source>
        <translation>Download what is found</translation>
    </message>
    <message>
        <source>前回 {0}</source>
        <translation>Last check: {0}</translation>
    </message>
    <message>
        <source>{0}の定期確認を変えました</source>
        <translation>The schedule of {0} was changed</translation>
    </message>
</context>
<context>
    <name>CountBar</name>
    <message>
        <source>選んだものにできること</source>
        <translation>Actions for the selected</translation>
    </message>
    <message>
        <source>選択を解除（Esc）</source>
        <translation>Clear selection (Esc)</translation>
    </message>
    <message>
        <source>{0}件を選択</source>
        <translation>{0} selected</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>キャンセル</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>DifferencesDialog</name>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>前の違い（Shift+F3）</source>
        <translation>Previous difference (Shift+F3)</translation>
    </message>
    <message>
        <source>次の違い（F3）</source>
        <translation>Next difference (F3)</translation>
    </message>
    <message>
        <source>変わった発言 {0}件</source>
        <translation>Speeches changed: {0}</translation>
    </message>
    <message>
        <source>加わった発言 {0}件</source>
        <translation>added: {0}</translation>
    </message>
    <message>
        <source>なくなった発言 {0}件</source>
        <translation>removed: {0}</translation>
    </message>
    <message>
        <source>違いはありません。</source>
        <translation>There are no differences.</translation>
    </message>
    <message>
        <source>なくなった語</source>
        <translation>words removed</translation>
    </message>
    <message>
        <source>加わった語</source>
        <translation>words added</translation>
    </message>
    <message>
        <source>（発言者なし）</source>
        <translation>(no speaker)</translation>
    </message>
    <message>
        <source>発言者の書き方だけが変わりました。</source>
        <translation>Only the way the speaker is written has changed.</translation>
    </message>
    <message>
        <source>{0}番目の発言・変わりました</source>
        <translation>speech {0}, changed</translation>
    </message>
    <message>
        <source>{0}番目の発言・加わりました</source>
        <translation>speech {0}, added</translation>
    </message>
    <message>
        <source>前の{0}番目の発言・なくなりました</source>
        <translation>formerly speech {0}, removed</translation>
    </message>
</context>
<context>
    <name>DownloadDialog</name>
    <message>
        <source>会議録を取り込む</source>
        <translation>Download minutes</translation>
    </message>
    <message>
        <source>接続しています…</source>
        <translation>Connecting…</translation>
    </message>
    <message>
        <source>会議の一覧を調べています…&#x3000;{0}会議</source>
        <translation>Reading the list of sittings… {0} so far</translation>
    </message>
    <message>
        <source>ブラウザーで開く</source>
        <translation>Open in browser</translation>
    </message>
    <message>
        <source>もう一度試す</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>ファイルを取り込む…</source>
        <translation>Import files…</translation>
    </message>
    <message>
        <source>順番を待っています…</source>
        <translation>Waiting for its turn…</translation>
    </message>
    <message>
        <source>調べています</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>条件を変える</source>
        <translation>Change choices</translation>
    </message>
    <message>
        <source>キャンセル</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>中止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>調べる</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>取り込む</source>
        <translation>Download</translation>
    </message>
</context>
<context>
    <name>DownloadForm</name>
    <message>
        <source>議会の会議録検索ページの URL</source>
        <translation>URL of the council’s minutes search page</translation>
    </message>
    <message>
        <source>この1年</source>
        <translation>Past year</translation>
    </message>
    <message>
        <source>この3年</source>
        <translation>Past 3 years</translation>
    </message>
    <message>
        <source>すべて</source>
        <translation>All</translation>
    </message>
    <message>
        <source>期間を選ぶ</source>
        <translation>Choose dates</translation>
    </message>
    <message>
        <source>期間</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>この日から</source>
        <translation>From</translation>
    </message>
    <message>
        <source>この日まで</source>
        <translation>To</translation>
    </message>
    <message>
        <source>本会議と委員会</source>
        <translation>Plenaries and committees</translation>
    </message>
    <message>
        <source>本会議だけ</source>
        <translation>Plenaries only</translation>
    </message>
    <message>
        <source>委員会だけ</source>
        <translation>Committees only</translation>
    </message>
    <message>
        <source>会議</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>議会</source>
        <translation>Council</translation>
    </message>
    <message>
        <source>公開されているすべての期間。数十年分あると、何時間もかかります。</source>
        <translation>Everything published. Decades of minutes take many hours.</translation>
    </message>
    <message>
        <source>{0}から{1}まで</source>
        <translation>From {0} to {1}</translation>
    </message>
    <message>
        <source>{0}から今日まで</source>
        <translation>From {0} until today</translation>
    </message>
    <message>
        <source>会議録検索のページをブラウザーで開き、アドレス欄の URL を貼り付けてください。</source>
        <translation>Open the council’s minutes search page in your browser and paste its URL here.</translation>
    </message>
    <message>
        <source>一覧から選ぶ</source>
        <translation>Choose from list</translation>
    </message>
    <message>
        <source>変更</source>
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>Downloading</name>
    <message>
        <source>一時停止（あとで続きから取り込めます）</source>
        <translation>Pause (continues later from here)</translation>
    </message>
    <message>
        <source>ダウンロードを表示</source>
        <translation>Show downloads</translation>
    </message>
    <message>
        <source>すべて待ち行列に入っています</source>
        <translation>Everything is in the queue already</translation>
    </message>
    <message>
        <source>{0}会議を待ち行列に入れました</source>
        <translation>Sittings added to the queue: {0}</translation>
    </message>
    <message>
        <source>失敗を見る</source>
        <translation>Show failures</translation>
    </message>
    <message>
        <source>{0}のダウンロードを止めました。{1}</source>
        <translation>The download of {0} was stopped. {1}</translation>
    </message>
    <message>
        <source>再開</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>ダウンロードが終わりました：{0}会議</source>
        <translation>Download finished. Sittings: {0}</translation>
    </message>
    <message>
        <source>（失敗 {0}）</source>
        <translation> ({0} failed)</translation>
    </message>
    <message>
        <source>{0}を一覧から外しました。取り込んだ会議録は残っています。</source>
        <translation>{0} was removed from the list. Its minutes are still in the library.</translation>
    </message>
    <message>
        <source>待ち行列から{0}件を取り除きました</source>
        <translation>Removed from the queue: {0}</translation>
    </message>
</context>
<context>
    <name>DownloadsDialog</name>
    <message>
        <source>ダウンロード</source>
        <translation>Downloads</translation>
    </message>
    <message>
        <source>待ち行列</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>議会</source>
        <translation>Councils</translation>
    </message>
    <message>
        <source>記録</source>
        <translation>Log</translation>
    </message>
</context>
<context>
    <name>DraftDesk</name>
    <message>
        <source>新しい下書き</source>
        <translation>New draft</translation>
    </message>
    <message>
        <source>{0}（複製）</source>
        <translation>{0} (copy)</translation>
    </message>
    <message>
        <source>無題の下書き</source>
        <translation>Untitled draft</translation>
    </message>
    <message>
        <source>下書きの複製</source>
        <translation>Duplicate draft</translation>
    </message>
    <message>
        <source>下書きの削除</source>
        <translation>Delete draft</translation>
    </message>
    <message>
        <source>題名の変更</source>
        <translation>Change title</translation>
    </message>
    <message>
        <source>メモの追加</source>
        <translation>Add note</translation>
    </message>
    <message>
        <source>引用の追加</source>
        <translation>Add quotes</translation>
    </message>
    <message>
        <source>項目の削除</source>
        <translation>Remove item</translation>
    </message>
    <message>
        <source>順序の変更</source>
        <translation>Move item</translation>
    </message>
</context>
<context>
    <name>DraftItemEditor</name>
    <message>
        <source>メモ</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>引用のあいだに置く自分の言葉。**太字**、- 箇条書き、[言葉](URL) も使えます。</source>
        <translation>Your own words between the quotes. **Bold**, - lists and [words](URL) work too.</translation>
    </message>
    <message>
        <source>見出し</source>
        <translation>Heading</translation>
    </message>
    <message>
        <source>型に戻す</source>
        <translation>Use pattern</translation>
    </message>
    <message>
        <source>見出しを「見出しの型」のとおりに戻します</source>
        <translation>Write the heading as the heading pattern says</translation>
    </message>
    <message>
        <source>引用の言葉（変更できません）</source>
        <translation>The words of the quote (they cannot be changed)</translation>
    </message>
    <message>
        <source>出典を開く</source>
        <translation>Open the source</translation>
    </message>
    <message>
        <source>（見出しなし）</source>
        <translation>(no heading)</translation>
    </message>
    <message>
        <source>引用の一部を省く</source>
        <translation>Leave out part of a quote</translation>
    </message>
    <message>
        <source>省いた部分を戻す</source>
        <translation>Put back what was left out</translation>
    </message>
    <message>
        <source>見出し(&amp;D)</source>
        <translation>Hea&amp;ding</translation>
    </message>
    <message>
        <source>選んだ部分を省く</source>
        <translation>Leave out selection</translation>
    </message>
    <message>
        <source>この段落を省く</source>
        <translation>Leave out paragraph</translation>
    </message>
    <message>
        <source>省いたところは（中略）になります（Delete）</source>
        <translation>What is left out is marked as an omission (Delete)</translation>
    </message>
    <message>
        <source>メモの入力</source>
        <translation>Typing in a note</translation>
    </message>
    <message>
        <source>見出しの変更</source>
        <translation>Change heading</translation>
    </message>
</context>
<context>
    <name>DraftItemsModel</name>
    <message>
        <source>メモ</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>DraftList</name>
    <message>
        <source>下書きの内容</source>
        <translation>Contents of the draft</translation>
    </message>
    <message>
        <source>開く（Enter）</source>
        <translation>Open (Enter)</translation>
    </message>
    <message>
        <source>（{0}件）</source>
        <translation> ({0})</translation>
    </message>
    <message>
        <source>コピー</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>上へ</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>下へ</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>外す</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>DraftTray</name>
    <message>
        <source>ブログの下書きをここで組み立てます</source>
        <translation>Put a blog post together here</translation>
    </message>
    <message>
        <source>話題や選んだ文を Ctrl+Shift+D で集めるか、一覧からここへドラッグします。引用は出典とつながったまま、言葉は変わりません。あいだに自分の言葉を書けます。</source>
        <translation>Collect topics or selected text with Ctrl+Shift+D, or drag them here from the list. Quotes stay linked to their source, word for word. Write your own words between them.</translation>
    </message>
    <message>
        <source>新しい下書き</source>
        <translation>New draft</translation>
    </message>
    <message>
        <source>無題の下書き</source>
        <translation>Untitled draft</translation>
    </message>
    <message>
        <source>出典を付ける</source>
        <translation>Add the source</translation>
    </message>
    <message>
        <source>英数字を半角に</source>
        <translation>Half-width letters and digits</translation>
    </message>
    <message>
        <source>見出しの型…</source>
        <translation>Heading patterns…</translation>
    </message>
    <message>
        <source>引用の型…</source>
        <translation>Quote templates…</translation>
    </message>
    <message>
        <source>この下書きを複製</source>
        <translation>Duplicate this draft</translation>
    </message>
    <message>
        <source>この下書きを削除</source>
        <translation>Delete this draft</translation>
    </message>
    <message>
        <source>ここで放すと下書きに入ります</source>
        <translation>Drop here to add to the draft</translation>
    </message>
    <message>
        <source>下書き</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>ほかの下書きを開く、新しく作る</source>
        <translation>Open another draft, or start one</translation>
    </message>
    <message>
        <source>注意</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>元に戻す</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>やり直す</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>下書きのメニュー</source>
        <translation>Draft menu</translation>
    </message>
    <message>
        <source>下書きの欄を閉じる（F10）</source>
        <translation>Close the draft tray (F10)</translation>
    </message>
    <message>
        <source>題名</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>下書きの題名</source>
        <translation>Title of the draft</translation>
    </message>
    <message>
        <source>編集</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>引用とメモを並べる</source>
        <translation>Arrange quotes and notes</translation>
    </message>
    <message>
        <source>見え方</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>ブログでの見え方</source>
        <translation>How it will look in the blog</translation>
    </message>
    <message>
        <source>メモを書く</source>
        <translation>Add note</translation>
    </message>
    <message>
        <source>選んでいる項目のあとに自分の言葉を書く（Ctrl+Shift+M）</source>
        <translation>Write your own words below the selected item (Ctrl+Shift+M)</translation>
    </message>
    <message>
        <source>出典の言葉が、引用したあとに変わりました（{0}件）。引用はそのままです</source>
        <translation>The source has changed since it was quoted ({0}). The quotes stay as they are</translation>
    </message>
    <message>
        <source>形式</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>ファイルに書き出す…</source>
        <translation>Export to a file…</translation>
    </message>
    <message>
        <source>コピー</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>下書き全体をコピー</source>
        <translation>Copy the whole draft</translation>
    </message>
    <message>
        <source>書式付きテキスト</source>
        <translation>Rich text</translation>
    </message>
    <message>
        <source>HTML ソース</source>
        <translation>HTML source</translation>
    </message>
    <message>
        <source>テキスト</source>
        <translation>Plain text</translation>
    </message>
    <message>
        <source>出典がライブラリーにありません（{0}件）。引用はそのままです</source>
        <translation>The source is not in the library ({0}). The quotes stay as they are</translation>
    </message>
    <message>
        <source>{0}字</source>
        <translation>{0} chars</translation>
    </message>
    <message>
        <source>引用 {0}字・自分の言葉 {1}字</source>
        <translation>{0} characters quoted, {1} of your own</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
</context>
<context>
    <name>Drafting</name>
    <message>
        <source>下書きから外しました</source>
        <translation>Removed from the draft</translation>
    </message>
    <message>
        <source>下書きを削除しました</source>
        <translation>Draft deleted</translation>
    </message>
    <message>
        <source>記事を下書きとして複製</source>
        <translation>Copy post as a draft</translation>
    </message>
    <message>
        <source>記事を下書きとして複製しました（引用 {0}件）</source>
        <translation>The post was copied as a draft (quotes: {0})</translation>
    </message>
    <message>
        <source>下書きに入れる言葉がありません</source>
        <translation>There are no words to put into the draft</translation>
    </message>
    <message>
        <source>引用の追加</source>
        <translation>Add quotes</translation>
    </message>
    <message>
        <source>無題の下書き</source>
        <translation>Untitled draft</translation>
    </message>
    <message>
        <source>下書き「{0}」に追加しました</source>
        <translation>Added to the draft “{0}”</translation>
    </message>
    <message>
        <source>下書き「{0}」に{1}件を追加しました</source>
        <translation>Added to the draft “{0}”: {1}</translation>
    </message>
    <message>
        <source>{0}件は引用できませんでした。</source>
        <translation>Could not be quoted: {0}.</translation>
    </message>
    <message>
        <source>下書きをコピーしました（{0}字）</source>
        <translation>Draft copied ({0} characters)</translation>
    </message>
    <message>
        <source>下書き</source>
        <translation>draft</translation>
    </message>
    <message>
        <source>下書きをファイルに書き出す</source>
        <translation>Export the draft to a file</translation>
    </message>
    <message>
        <source>下書きを「{0}」に書き出しました</source>
        <translation>The draft was exported to “{0}”</translation>
    </message>
    <message>
        <source>先に引用を集めてください</source>
        <translation>Collect a quote first</translation>
    </message>
    <message>
        <source>下書きから{0}件を外しました</source>
        <translation>Items removed from the draft: {0}</translation>
    </message>
    <message>
        <source>下書きの{0}件をコピーしました（{1}字）</source>
        <translation>Items of the draft copied: {0} ({1} characters)</translation>
    </message>
</context>
<context>
    <name>Edition</name>
    <message>
        <source>速報版</source>
        <translation>Preliminary record</translation>
    </message>
    <message>
        <source>要点記録（逐語ではない）</source>
        <translation>Summary record (not word for word)</translation>
    </message>
    <message>
        <source>速報版との違い</source>
        <translation>Changes since the preliminary record</translation>
    </message>
    <message>
        <source>前の版との違い</source>
        <translation>Changes since the earlier text</translation>
    </message>
</context>
<context>
    <name>EditionLabels</name>
    <message>
        <source>速報版はのちに確定版に置き換わり、要点記録は発言そのままではありません。</source>
        <translation>A preliminary record is replaced by the final one later; a summary record does not give the speeches word for word.</translation>
    </message>
</context>
<context>
    <name>Endings</name>
    <message>
        <source>実施</source>
        <translation>Implement</translation>
    </message>
    <message>
        <source>検討</source>
        <translation>Consider</translation>
    </message>
    <message>
        <source>研究</source>
        <translation>Study</translation>
    </message>
    <message>
        <source>困難</source>
        <translation>Decline</translation>
    </message>
    <message>
        <source>その他</source>
        <translation>Other</translation>
    </message>
</context>
<context>
    <name>EntryModel</name>
    <message>
        <source>新着</source>
        <translation>New</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>予期しない問題</source>
        <translation>Something unexpected</translation>
    </message>
    <message>
        <source>予期しない問題のため、開けませんでした</source>
        <translation>Something unexpected kept the program from opening</translation>
    </message>
    <message>
        <source>予期しない問題が起きました</source>
        <translation>Something unexpected happened</translation>
    </message>
    <message>
        <source>保存したものは失われていません。報告を添えて知らせていただけると、直す手がかりになります。</source>
        <translation>Nothing that was stored is lost. If you tell us and attach the report, it helps us to fix this.</translation>
    </message>
    <message>
        <source>保存したものは失われていません。このまま続けて使えます。</source>
        <translation>Nothing that was stored is lost, and you can go on working.</translation>
    </message>
    <message>
        <source>報告に入るのは、版の番号、件数、プログラムのどこで起きたかだけです。検索した言葉、本文や下書き、名前やフォルダーは入りません。</source>
        <translation>The report holds only version numbers, counts, and where in the program it happened. No searches, no texts or drafts, no names or folders.</translation>
    </message>
    <message>
        <source>報告の内容</source>
        <translation>The report</translation>
    </message>
    <message>
        <source>報告をコピー</source>
        <translation>Copy report</translation>
    </message>
    <message>
        <source>報告の内容を見る</source>
        <translation>Show contents</translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>続ける</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>報告の内容を隠す</source>
        <translation>Hide contents</translation>
    </message>
    <message>
        <source>コピーしました</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>予期しない問題が起きました（{0}）。</source>
        <translation>Something unexpected happened ({0}).</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>検索結果を CSV に書き出す</source>
        <translation>Export results as CSV</translation>
    </message>
    <message>
        <source>CSV（Excel で開けます） (*.csv)</source>
        <translation>CSV (opens in Excel) (*.csv)</translation>
    </message>
    <message>
        <source>{0}件を「{1}」に書き出しました</source>
        <translation>Exported to “{1}”: {0}</translation>
    </message>
    <message>
        <source>書き出しを中止しました。ファイルは前のままです。</source>
        <translation>Export stopped. The file is as it was.</translation>
    </message>
    <message>
        <source>検索結果</source>
        <translation>Results</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>入力を消す</source>
        <translation>Clear what was typed</translation>
    </message>
</context>
<context>
    <name>FileDrop</name>
    <message>
        <source>ここで放すと取り込みます</source>
        <translation>Drop here to import</translation>
    </message>
</context>
<context>
    <name>FilterStrip</name>
    <message>
        <source>議会</source>
        <translation>Council</translation>
    </message>
    <message>
        <source>会議</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>発言者</source>
        <translation>Speaker</translation>
    </message>
    <message>
        <source>役職</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>会派</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>種別</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>答弁の結び</source>
        <translation>Answer ending</translation>
    </message>
    <message>
        <source>出典</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>分類</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>期間</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>この人について…</source>
        <translation>About this person…</translation>
    </message>
    <message>
        <source>類義語も探す</source>
        <translation>Search synonyms too</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>本文内を検索</source>
        <translation>Find in text</translation>
    </message>
    <message>
        <source>閉じる（Esc）</source>
        <translation>Close (Esc)</translation>
    </message>
    <message>
        <source>見つかりませんでした</source>
        <translation>Nothing found</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>点線のところは、プログラムの推定です。合っていれば「正しい」、違えば「ほかの候補」を押します。</source>
        <translation>Dashed lines mark the program’s estimates. If one is right, press “Confirm”; if not, choose from “Other candidates”.</translation>
    </message>
    <message>
        <source>グラフの棒を押すと、その年だけに絞り込めます。ドラッグすると、その範囲の年に絞り込めます。</source>
        <translation>Click a bar of the chart to filter by that year, or drag across several for a range of years.</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C で、この話題の質問と答弁を、見出しと出典を付けてコピーできます。</source>
        <translation>Ctrl+Shift+C copies the questions and answers of this topic, with headings and source.</translation>
    </message>
    <message>
        <source>いくつも引用するときは、Ctrl+Shift+D で下書きに集められます。</source>
        <translation>To quote several things, collect them in a draft with Ctrl+Shift+D.</translation>
    </message>
</context>
<context>
    <name>FoundSteps</name>
    <message>
        <source>この質疑に{0}件、会議の全文に{1}件</source>
        <translation>In this exchange: {0}, in the whole text of the sitting: {1}</translation>
    </message>
</context>
<context>
    <name>FullTextView</name>
    <message>
        <source>全文</source>
        <translation>Full text</translation>
    </message>
    <message>
        <source>引用をコピー</source>
        <translation>Copy quote</translation>
    </message>
    <message>
        <source>この発言を引用</source>
        <translation>Quote this speech</translation>
    </message>
    <message>
        <source>この発言を下書きへ</source>
        <translation>Add this speech to the draft</translation>
    </message>
</context>
<context>
    <name>HeadingPatternsDialog</name>
    <message>
        <source>見出しの型</source>
        <translation>Heading patterns</translation>
    </message>
    <message>
        <source>質問(&amp;Q)</source>
        <translation>&amp;Question</translation>
    </message>
    <message>
        <source>答弁(&amp;A)</source>
        <translation>&amp;Answer</translation>
    </message>
    <message>
        <source>この型を使う</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>その他(&amp;O)</source>
        <translation>&amp;Other</translation>
    </message>
    <message>
        <source>引用の上に書く見出しの形です。{&#x3000;} の中は発言ごとに置き換わります。</source>
        <translation>How headings over a quote are written. Words in { } are filled in for each speech.</translation>
    </message>
    <message>
        <source>既定の型に戻す</source>
        <translation>Restore default</translation>
    </message>
    <message>
        <source>姓（分からないときは氏名）</source>
        <translation>Surname (full name if unknown)</translation>
    </message>
    <message>
        <source>氏名</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>区議・市議・県議など、議会に合わせて</source>
        <translation>Member’s title, as fits the council</translation>
    </message>
    <message>
        <source>区長・教育長など</source>
        <translation>Role (mayor, superintendent …)</translation>
    </message>
    <message>
        <source>役職、議員なら姓と区議など</source>
        <translation>Role; for a member, surname and title</translation>
    </message>
    <message>
        <source>質問・再質問・再々質問</source>
        <translation>Question or follow-up question</translation>
    </message>
    <message>
        <source>最初の答弁だけ「答弁」</source>
        <translation>“Answer”, on the first answer only</translation>
    </message>
    <message>
        <source>何回目か</source>
        <translation>Number of the round</translation>
    </message>
    <message>
        <source>この引用では</source>
        <translation>In this quote</translation>
    </message>
    <message>
        <source>（見出しなし）</source>
        <translation>(no heading)</translation>
    </message>
    <message>
        <source>ほか{0}件</source>
        <translation>and {0} more</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>ヘルプ</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>目次</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>見つかりませんでした</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>ヘルプの中を検索</source>
        <translation>Search the help</translation>
    </message>
    <message>
        <source>戻る</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>進む</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>年ごとの件数</source>
        <translation>Results per year</translation>
    </message>
    <message>
        <source>{0}年から{1}年、{2}件</source>
        <translation>{0} to {1}, results: {2}</translation>
    </message>
    <message>
        <source>{0}年（{1}）：{2}件</source>
        <translation>{0} ({1}): {2}</translation>
    </message>
    <message>
        <source>{0}年（{1}）：集計中</source>
        <translation>{0} ({1}): still counting</translation>
    </message>
    <message>
        <source>{0}年から{1}年、集計中</source>
        <translation>{0} to {1}, still counting</translation>
    </message>
</context>
<context>
    <name>HitBar</name>
    <message>
        <source>前の一致へ</source>
        <translation>To the previous hit</translation>
    </message>
    <message>
        <source>次の一致へ</source>
        <translation>To the next hit</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>{0}件</source>
        <translation>{0}</translation>
    </message>
</context>
<context>
    <name>HitRuler</name>
    <message>
        <source>一致の位置</source>
        <translation>Where the hits stand</translation>
    </message>
    <message>
        <source>{1}件中 {0}件目</source>
        <translation>{0} of {1}</translation>
    </message>
    <message>
        <source>{0}件</source>
        <translation>{0}</translation>
    </message>
</context>
<context>
    <name>HostDelaysEditor</name>
    <message>
        <source>サーバー</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>サーバーの名前かアドレス</source>
        <translation>Name or address of a server</translation>
    </message>
    <message>
        <source>追加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source> 秒</source>
        <translation> s</translation>
    </message>
    <message>
        <source>{0}の間隔</source>
        <translation>Pause for {0}</translation>
    </message>
    <message>
        <source>{0:g}秒以上</source>
        <translation>at least {0:g} s</translation>
    </message>
    <message>
        <source>{0}を外す</source>
        <translation>Remove {0}</translation>
    </message>
    <message>
        <source>{0} への間隔は、{1:g}秒より短くはできません。</source>
        <translation>The pause for {0} cannot be shorter than {1:g} s.</translation>
    </message>
    <message>
        <source>「www.example.lg.jp」のような名前か、アドレスを入れてください。</source>
        <translation>Enter a name like “www.example.lg.jp”, or an address.</translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message>
        <source>新規</source>
        <translation>New</translation>
    </message>
    <message>
        <source>変更</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>文書として保存</source>
        <translation>Kept as document</translation>
    </message>
    <message>
        <source>変更なし</source>
        <translation>Unchanged</translation>
    </message>
    <message>
        <source>失敗</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>確定版がある速報版</source>
        <translation>Preliminary; the final text is there</translation>
    </message>
    <message>
        <source>速報版です。確定版がライブラリーにあるので、取り込みませんでした。</source>
        <translation>It is a preliminary record whose final text is in the library, so it was not imported.</translation>
    </message>
</context>
<context>
    <name>ImportReportDialog</name>
    <message>
        <source>取り込みの結果</source>
        <translation>Import results</translation>
    </message>
    <message>
        <source>{0}件のうち{1}件は取り込めませんでした。選ぶと理由が下に出ます。</source>
        <translation>{1} of {0} could not be imported. Select one to see why.</translation>
    </message>
    <message>
        <source>{0}件をすべて取り込みました。</source>
        <translation>All {0} were imported.</translation>
    </message>
    <message>
        <source>すべて</source>
        <translation>All</translation>
    </message>
    <message>
        <source>結果をコピー</source>
        <translation>Copy results</translation>
    </message>
    <message>
        <source>開く</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>この行をコピー</source>
        <translation>Copy this line</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>会議録と記事</source>
        <translation>Minutes and posts</translation>
    </message>
    <message>
        <source>すべてのファイル</source>
        <translation>All files</translation>
    </message>
    <message>
        <source>ファイルを取り込む</source>
        <translation>Import files</translation>
    </message>
    <message>
        <source>フォルダーを取り込む</source>
        <translation>Import a folder</translation>
    </message>
    <message>
        <source>ここで終わりました</source>
        <translation>Stopped here</translation>
    </message>
    <message>
        <source>クリップボードに取り込める文字がありません</source>
        <translation>There is no text on the clipboard to import</translation>
    </message>
    <message>
        <source>開く</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>結果を見る</source>
        <translation>Show results</translation>
    </message>
    <message>
        <source>取り込みを取り消し、{0}件を削除しました。</source>
        <translation>Import undone; deleted: {0}.</translation>
    </message>
    <message>
        <source>しおり・下書き・手直しで使っている{0}件は残しました。</source>
        <translation> Kept, as bookmarks, drafts or corrections are about them: {0}.</translation>
    </message>
    <message>
        <source>あとで更新された{0}件は残しました。</source>
        <translation> Kept, as they were updated since: {0}.</translation>
    </message>
    <message>
        <source>もう一度取り込む</source>
        <translation>Import again</translation>
    </message>
    <message>
        <source>取り消した{0}件を戻しました。</source>
        <translation>Brought back: {0}.</translation>
    </message>
    <message>
        <source>会議録ではないので、文書として保存しました</source>
        <translation>Not minutes; kept as a document</translation>
    </message>
    <message>
        <source>取り込みました：新規 {0}・変更 {1}・変更なし {2}</source>
        <translation>Imported: {0} new, {1} changed, {2} unchanged</translation>
    </message>
    <message>
        <source>（うち文書 {0}件）</source>
        <translation> (documents among them: {0})</translation>
    </message>
</context>
<context>
    <name>LibraryKeeping</name>
    <message>
        <source>ライブラリーを移す先</source>
        <translation>Where to move the library</translation>
    </message>
    <message>
        <source>ライブラリー（{0}）を {1} に移しますか？</source>
        <translation>Move the library ({0}) to {1}?</translation>
    </message>
    <message>
        <source>移す</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>別のライブラリーを開く</source>
        <translation>Open another library</translation>
    </message>
    <message>
        <source>{0} を読めません（{1}）。</source>
        <translation>{0} cannot be read ({1}).</translation>
    </message>
    <message>
        <source>ウィンドウをいったん閉じ、コピーして確かめてから、新しい場所で開き直します。元のファイルは、そのあとで削除します。</source>
        <translation>The window closes, the library is copied and checked, and the window opens again at the new place. The old files are deleted after that.</translation>
    </message>
    <message>
        <source>元の場所に、削除できないファイルが残っています：{0}</source>
        <translation>Some files in the old place could not be deleted: {0}</translation>
    </message>
    <message>
        <source>今開いているライブラリーです</source>
        <translation>This library is open already</translation>
    </message>
    <message>
        <source>{0} は空です。ここに新しいライブラリーを作りますか？</source>
        <translation>{0} is empty. Create a new library there?</translation>
    </message>
    <message>
        <source>作る</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>{0} にはライブラリーがありません。ライブラリーのフォルダーか、空のフォルダーを選んでください。</source>
        <translation>There is no library in {0}. Choose a library’s folder, or an empty one.</translation>
    </message>
    <message>
        <source>{0} を開きました</source>
        <translation>Opened {0}</translation>
    </message>
    <message>
        <source>ライブラリー</source>
        <translation>Library</translation>
    </message>
    <message>
        <source>キャンセル</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>LibraryMissing</name>
    <message>
        <source>もう一度探す</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>別のフォルダーを選ぶ…</source>
        <translation>Choose another folder…</translation>
    </message>
    <message>
        <source>終了</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>ライブラリーのフォルダー（空なら新しく作ります）</source>
        <translation>The library’s folder (a library is created in an empty one)</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>ライブラリーの場所</source>
        <translation>Library location</translation>
    </message>
    <message>
        <source>まだ点検していません</source>
        <translation>Not checked yet</translation>
    </message>
    <message>
        <source>場所を移す…</source>
        <translation>Move…</translation>
    </message>
    <message>
        <source>別のライブラリーを開く…</source>
        <translation>Open another library…</translation>
    </message>
    <message>
        <source>いつものライブラリーに戻る</source>
        <translation>Back to the usual library</translation>
    </message>
    <message>
        <source>フォルダーを開く</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>点検する</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>直せるところを直す</source>
        <translation>Repair what can be repaired</translation>
    </message>
    <message>
        <source>場所</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>大きさ</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>点検</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>点検しています…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>{0}件の問題があります。</source>
        <translation>Problems found: {0}.</translation>
    </message>
    <message>
        <source>問題はありませんでした。</source>
        <translation>No problems were found.</translation>
    </message>
</context>
<context>
    <name>LibraryPane</name>
    <message>
        <source>選んだものを削除（Delete）</source>
        <translation>Delete selected (Delete)</translation>
    </message>
</context>
<context>
    <name>LibraryRail</name>
    <message>
        <source>会議録</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>ブログの記事</source>
        <translation>Blog posts</translation>
    </message>
    <message>
        <source>文書</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>保存した検索</source>
        <translation>Saved searches</translation>
    </message>
    <message>
        <source>しおり</source>
        <translation>Bookmarks</translation>
    </message>
    <message>
        <source>下書き</source>
        <translation>Drafts</translation>
    </message>
    <message>
        <source>保存した検索（新着あり）</source>
        <translation>Saved searches (with new results)</translation>
    </message>
</context>
<context>
    <name>LibraryTree</name>
    <message>
        <source>新着 {0}件</source>
        <translation>New: {0}</translation>
    </message>
    <message>
        <source>ライブラリー</source>
        <translation>Library</translation>
    </message>
    <message>
        <source>前回からの新着</source>
        <translation>New since last time</translation>
    </message>
    <message>
        <source>その他の会議録</source>
        <translation>Other minutes</translation>
    </message>
    <message>
        <source>ブログの記事</source>
        <translation>Blog posts</translation>
    </message>
    <message>
        <source>文書</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>保存した検索</source>
        <translation>Saved searches</translation>
    </message>
    <message>
        <source>しおり</source>
        <translation>Bookmarks</translation>
    </message>
    <message>
        <source>下書き</source>
        <translation>Drafts</translation>
    </message>
    <message>
        <source>無題の下書き</source>
        <translation>Untitled draft</translation>
    </message>
    <message>
        <source>ブログ名のない記事</source>
        <translation>Posts without a blog name</translation>
    </message>
    <message>
        <source>{0}年</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{1} ({0})</translation>
    </message>
    <message>
        <source>日付不明</source>
        <translation>Date unknown</translation>
    </message>
</context>
<context>
    <name>LicencesDialog</name>
    <message>
        <source>ライセンス</source>
        <translation>Licences</translation>
    </message>
    <message>
        <source>ライセンスの全文</source>
        <translation>Full licence text</translation>
    </message>
    <message>
        <source>同梱しているソフトウェア</source>
        <translation>Software included</translation>
    </message>
    <message>
        <source>このプログラムが使っているソフトウェアのライセンスです。</source>
        <translation>Licences of the software that this program uses.</translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>すべてのライセンスのフォルダーを開く</source>
        <translation>Open the folder of licences</translation>
    </message>
    <message>
        <source>全文は同梱されていません。</source>
        <translation>The licence text is not included.</translation>
    </message>
</context>
<context>
    <name>LinkDrag</name>
    <message>
        <source>答弁の上で放してください</source>
        <translation>Drop it on an answer</translation>
    </message>
    <message>
        <source>この答弁に対応させる</source>
        <translation>Match with this answer</translation>
    </message>
    <message>
        <source>この質問の答弁にする</source>
        <translation>Make it the answer to this question</translation>
    </message>
    <message>
        <source>質問の上で放してください</source>
        <translation>Drop it on a question</translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message>
        <source>一覧</source>
        <translation>List</translation>
    </message>
    <message>
        <source>開く</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>新しいウィンドウで開く</source>
        <translation>Open in new window</translation>
    </message>
</context>
<context>
    <name>Listing</name>
    <message>
        <source>質問</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>答弁</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>議長</source>
        <translation>Chair</translation>
    </message>
    <message>
        <source>その他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>（無題の記事）</source>
        <translation>(untitled post)</translation>
    </message>
    <message>
        <source>ブログ</source>
        <translation>Blog</translation>
    </message>
    <message>
        <source>質疑 {0}件・発言 {1}件</source>
        <translation>Exchanges: {0} · Speeches: {1}</translation>
    </message>
    <message>
        <source>質疑 {0}件</source>
        <translation>Exchanges: {0}</translation>
    </message>
    <message>
        <source>更新後の本文にこの箇所はありません</source>
        <translation>This passage is no longer in the updated text</translation>
    </message>
    <message>
        <source>本会議</source>
        <translation>Plenary</translation>
    </message>
    <message>
        <source>委員会</source>
        <translation>Committee</translation>
    </message>
    <message>
        <source>結びは{0}会議のうち{1}会議で分かっています</source>
        <translation>How answers end is known for {1} of {0} sittings</translation>
    </message>
    <message>
        <source>会議録</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>文書</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>昨年から</source>
        <translation>Since last year</translation>
    </message>
    <message>
        <source>この5年</source>
        <translation>Last 5 years</translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>日時</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>議会</source>
        <translation>Council</translation>
    </message>
    <message>
        <source>会議</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>結果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>新着の確認：新しい会議 {0}</source>
        <translation>Check for new minutes: {0} new</translation>
    </message>
    <message>
        <source>（待ち行列）</source>
        <translation>(queue)</translation>
    </message>
    <message>
        <source>新着の確認</source>
        <translation>Check for new minutes</translation>
    </message>
    <message>
        <source>取り込みました</source>
        <translation>Downloaded</translation>
    </message>
    <message>
        <source>更新しました</source>
        <translation>Updated</translation>
    </message>
    <message>
        <source>変更なし</source>
        <translation>Unchanged</translation>
    </message>
    <message>
        <source>失敗</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>確認しました</source>
        <translation>Checked</translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message>
        <source>失敗だけ</source>
        <translation>Failures only</translation>
    </message>
    <message>
        <source>ダウンロードの記録</source>
        <translation>Log of downloads</translation>
    </message>
    <message>
        <source>記録はまだありません</source>
        <translation>Nothing logged yet</translation>
    </message>
    <message>
        <source>取り込んだ会議や、取り込めなかった理由が、ここに残ります。</source>
        <translation>What was downloaded, and why something was not, is kept here.</translation>
    </message>
</context>
<context>
    <name>LongWorks</name>
    <message>
        <source>中止（次に開いたときに続きから照合します）</source>
        <translation>Stop (continues the next time the program is opened)</translation>
    </message>
    <message>
        <source>バックアップ</source>
        <translation>Back up</translation>
    </message>
    <message>
        <source>バックアップしました</source>
        <translation>Backup made</translation>
    </message>
    <message>
        <source>バックアップから復元</source>
        <translation>Restore from backup</translation>
    </message>
    <message>
        <source>今のライブラリーを、バックアップの内容に置き換えます。今の内容は、同じフォルダーに before-restore という名前で残ります。続けますか？</source>
        <translation>This replaces the library with the contents of the backup. What it holds now is kept beside it under the name before-restore. Continue?</translation>
    </message>
    <message>
        <source>復元する前のライブラリーに戻しました</source>
        <translation>The library is as it was before the restore</translation>
    </message>
    <message>
        <source>バックアップから復元しました。前の内容は {0} に残してあります。</source>
        <translation>Restored from the backup. What was there before is kept as {0}.</translation>
    </message>
    <message>
        <source>元に戻す</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>すべて見る（{0}件）</source>
        <translation>See all ({0})</translation>
    </message>
    <message>
        <source>取り込みました：新規 {0}・変更 {1}・変更なし {2}</source>
        <translation>Imported: {0} new, {1} changed, {2} unchanged</translation>
    </message>
    <message>
        <source>取り込めなかったもの</source>
        <translation>What could not be imported</translation>
    </message>
    <message>
        <source>{0}件は取り込めませんでした。</source>
        <translation>Could not be imported: {0}</translation>
    </message>
    <message>
        <source>中止（ここまでの分は残ります）</source>
        <translation>Stop (what is done so far is kept)</translation>
    </message>
    <message>
        <source>中止（ファイルは前のまま残ります）</source>
        <translation>Stop (the file stays as it was)</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>会議録リーダー</source>
        <translation>Gijiroku Reader</translation>
    </message>
    <message>
        <source>メニュー</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>並べ替え</source>
        <translation>Sort by</translation>
    </message>
    <message>
        <source>新しい順</source>
        <translation>Newest first</translation>
    </message>
    <message>
        <source>古い順</source>
        <translation>Oldest first</translation>
    </message>
    <message>
        <source>関連度順</source>
        <translation>By relevance</translation>
    </message>
    <message>
        <source>見本を読み込みました。架空の区の会議録です。</source>
        <translation>Sample loaded: the minutes of a fictional ward.</translation>
    </message>
    <message>
        <source>「オンライン化」を検索</source>
        <translation>Search for “オンライン化”</translation>
    </message>
    <message>
        <source>並べ替え：{0}</source>
        <translation>Sort: {0}</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>ライブラリーの場所を移す</source>
        <translation>Move the library</translation>
    </message>
    <message>
        <source>ライブラリーを移しています</source>
        <translation>Moving the library</translation>
    </message>
    <message>
        <source>{0} にコピーし、確かめてから切り替えます。途中でやめても、元の場所のまま使えます。</source>
        <translation>The library is copied to {0} and checked before the switch. If you stop, it stays where it is.</translation>
    </message>
    <message>
        <source>中止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>ライブラリーを {0} に移しました</source>
        <translation>The library was moved to {0}</translation>
    </message>
    <message>
        <source>移すのをやめました。元の場所のままです。</source>
        <translation>Not moved. The library stays where it was.</translation>
    </message>
</context>
<context>
    <name>NewMinutes</name>
    <message>
        <source>{0}の新着を確認しています…</source>
        <translation>Checking {0} for new minutes…</translation>
    </message>
    <message>
        <source>新しい会議録が公開されました：{0}。</source>
        <translation>New minutes were published: {0}. </translation>
    </message>
    <message>
        <source>取り込んでいます。</source>
        <translation>They are being downloaded.</translation>
    </message>
    <message>
        <source>取り込む</source>
        <translation>Download</translation>
    </message>
    <message>
        <source>新しい会議録はありませんでした</source>
        <translation>There are no new minutes</translation>
    </message>
    <message>
        <source>新しい会議録を取り込みました：{0}。</source>
        <translation>New minutes were downloaded: {0}. </translation>
    </message>
    <message>
        <source>保存した検索の新着：{0}。</source>
        <translation>New in saved searches: {0}.</translation>
    </message>
    <message>
        <source>「{0}」{1}件</source>
        <translation>“{0}” {1}</translation>
    </message>
    <message>
        <source>新着を見る</source>
        <translation>Show what is new</translation>
    </message>
    <message>
        <source>{0} {1}会議</source>
        <translation>{0} ({1})</translation>
    </message>
</context>
<context>
    <name>NodeListing</name>
    <message>
        <source>検索してから Ctrl+S で保存できます。</source>
        <translation>Search, then press Ctrl+S to save the search here.</translation>
    </message>
    <message>
        <source>ライブラリーで保存した検索を選ぶと、結果が並びます。</source>
        <translation>Choose a saved search in the library to see its results here.</translation>
    </message>
    <message>
        <source>会議録や記事として読み取れなかったファイルです。Delete で削除できます。</source>
        <translation>Files that could not be read as minutes or posts. Delete removes one.</translation>
    </message>
    <message>
        <source>話題や選んだ文を Ctrl+Shift+D で集められます。</source>
        <translation>Ctrl+Shift+D collects topics and selected text.</translation>
    </message>
    <message>
        <source>ライブラリーで下書きを選ぶと、右の欄に開きます。</source>
        <translation>Choose a draft in the library to open it in the draft tray.</translation>
    </message>
    <message>
        <source>新しい下書き</source>
        <translation>New draft</translation>
    </message>
    <message>
        <source>{0} ほか{1}件</source>
        <translation>{0} and {1} more</translation>
    </message>
    <message>
        <source>選んだ{0}件をまとめて表示しています。</source>
        <translation>Listed together: {0}.</translation>
    </message>
    <message>
        <source>本文を選んでから Ctrl+D で付けられます。</source>
        <translation>Select text, then press Ctrl+D to bookmark it.</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>元に戻す</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>元に戻しました：{0}</source>
        <translation>Undone: {0}</translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message>
        <source>最初に届くもの</source>
        <translation>Arriving first</translation>
    </message>
    <message>
        <source>{0}会議（本会議 {1}・委員会 {2}）、うち未取得 {3}</source>
        <translation>Sittings: {0} (plenary {1}, committee {2}). Not yet downloaded: {3}</translation>
    </message>
    <message>
        <source>この期間の会議録は公開されていません。期間を広げてみてください。</source>
        <translation>No minutes are published for this period. Try a longer one.</translation>
    </message>
    <message>
        <source>この期間の会議録は、すべて取り込んであります。</source>
        <translation>All minutes of this period are already in your library.</translation>
    </message>
    <message>
        <source>ほか{0}会議</source>
        <translation>and {0} more</translation>
    </message>
    <message>
        <source>最初の1会議から読めます。一時停止しても、閉じても、続きから取り込みます。</source>
        <translation>It can be read from the first sitting on. Pause it or close the window: it goes on where it was.</translation>
    </message>
    <message>
        <source>{0}。サーバーに負担をかけないよう、{1}秒に1回ずつ取得します。</source>
        <translation>{0}. One request every {1} s, to spare the server.</translation>
    </message>
</context>
<context>
    <name>OptionRow</name>
    <message>
        <source>既定に戻す</source>
        <translation>Restore default</translation>
    </message>
    <message>
        <source>{0}を既定に戻す</source>
        <translation>Restore default: {0}</translation>
    </message>
    <message>
        <source>変更済み</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>既定のまま</source>
        <translation>Default</translation>
    </message>
    <message>
        <source>そのままでは使えません。例のように書いてください。</source>
        <translation>This cannot be used. Write it as in the example.</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>要望・挨拶を隠す</source>
        <translation>Hide requests and greetings</translation>
    </message>
    <message>
        <source>最後に使った表示</source>
        <translation>View used last</translation>
    </message>
    <message>
        <source>並び順</source>
        <translation>Sort order</translation>
    </message>
    <message>
        <source>引用の形式</source>
        <translation>Format of quotes</translation>
    </message>
    <message>
        <source>下書きの形式</source>
        <translation>Format of drafts</translation>
    </message>
    <message>
        <source>英数字を半角に</source>
        <translation>Half-width letters and digits</translation>
    </message>
    <message>
        <source>出典を付ける</source>
        <translation>Add the source</translation>
    </message>
    <message>
        <source>見出しの型</source>
        <translation>Heading patterns</translation>
    </message>
    <message>
        <source>書式付きテキスト</source>
        <translation>Rich text</translation>
    </message>
    <message>
        <source>HTML ソース</source>
        <translation>HTML source</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>テキスト</source>
        <translation>Plain text</translation>
    </message>
    <message>
        <source>Movable Type</source>
        <translation>Movable Type</translation>
    </message>
    <message>
        <source>配色</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>システムに合わせる</source>
        <translation>Follow the system</translation>
    </message>
    <message>
        <source>ライト</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>ダーク</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>言語（Language）</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>次に開いたときから切り替わります。</source>
        <translation>Takes effect at the next start.</translation>
    </message>
    <message>
        <source>本文の書体</source>
        <translation>Reading font</translation>
    </message>
    <message>
        <source>本文の文字の大きさ</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>ポイント</source>
        <translation>pt</translation>
    </message>
    <message>
        <source>Ctrl++ と Ctrl+- でも変えられます。</source>
        <translation>Ctrl++ and Ctrl+- change it, too.</translation>
    </message>
    <message>
        <source>行の間隔</source>
        <translation>Line spacing</translation>
    </message>
    <message>
        <source>倍</source>
        <translation>×</translation>
    </message>
    <message>
        <source>文字の大きさに対する、行から行までの距離です。</source>
        <translation>The distance from line to line, as a multiple of the text size.</translation>
    </message>
    <message>
        <source>1行の長さ</source>
        <translation>Line length</translation>
    </message>
    <message>
        <source>字まで</source>
        <translation>characters</translation>
    </message>
    <message>
        <source>ウィンドウが広くても、1行はこの字数より長くなりません。</source>
        <translation>However wide the window, a line holds no more full-width characters than this.</translation>
    </message>
    <message>
        <source>スレッドの最後にまとめ、開けば読めます。</source>
        <translation>They are gathered at the end of a thread and can be unfolded there.</translation>
    </message>
    <message>
        <source>新しい順</source>
        <translation>Newest first</translation>
    </message>
    <message>
        <source>古い順</source>
        <translation>Oldest first</translation>
    </message>
    <message>
        <source>関連度順</source>
        <translation>By relevance</translation>
    </message>
    <message>
        <source>保存した検索は、それぞれの並び順を保ちます。</source>
        <translation>Each saved search keeps its own sort order.</translation>
    </message>
    <message>
        <source>登録した類義語の組に、検索の言葉を広げます。</source>
        <translation>Words of your synonym groups are searched together.</translation>
    </message>
    <message>
        <source>文字の幅だけを変えます。言葉は変えません。</source>
        <translation>Changes the width of characters, never the words.</translation>
    </message>
    <message>
        <source>「引用を整える」の「見出しの型」で変えられます。</source>
        <translation>Can be changed under “Heading patterns…” in “Tidy up quote”.</translation>
    </message>
    <message>
        <source>引用の型</source>
        <translation>Quote templates</translation>
    </message>
    <message>
        <source>「引用を整える」の「引用の型」で変えられます。</source>
        <translation>Can be changed under “Quote templates…” in “Tidy up quote”.</translation>
    </message>
    <message>
        <source>取得の間隔</source>
        <translation>Pause between requests</translation>
    </message>
    <message>
        <source>秒</source>
        <translation>s</translation>
    </message>
    <message>
        <source>同じサーバーに続けて問い合わせるときの間隔です。相手の負担にならないよう、1秒より短くはできません。サーバーがもっと長い間隔を求めていれば、それに従います。</source>
        <translation>How long to wait between two requests to one server. It cannot be below one second, so as not to burden the server; where a server asks for more, that is kept to.</translation>
    </message>
    <message>
        <source>サーバーごとの間隔</source>
        <translation>Pauses by server</translation>
    </message>
    <message>
        <source>特に長く間を空けたいサーバーを追加します。サーバーの決まりや robots.txt が求める間隔より短くはなりません。</source>
        <translation>Add servers that should be asked less often. A pause is never shorter than what the server’s terms or its robots.txt ask for.</translation>
    </message>
    <message>
        <source>応答を待つ時間</source>
        <translation>Time to wait for an answer</translation>
    </message>
    <message>
        <source>この間サーバーから何も届かなければ、もう一度問い合わせます。</source>
        <translation>If nothing arrives from a server for this long, it is asked again.</translation>
    </message>
    <message>
        <source>プロキシー</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>使わない</source>
        <translation>None</translation>
    </message>
    <message>
        <source>指定する</source>
        <translation>Set here</translation>
    </message>
    <message>
        <source>勤め先や学校の案内で「プロキシー」を指定されたときだけ変えます。コマンド（gijiroku-reader fetch）もこの設定に従います。</source>
        <translation>Change this only where your workplace or school tells you to use a proxy. The command gijiroku-reader fetch follows it, too.</translation>
    </message>
    <message>
        <source>プロキシーのアドレス</source>
        <translation>Proxy address</translation>
    </message>
    <message>
        <source>名前とポート番号を「:」でつなぎます。空のあいだは、システムに合わせます。</source>
        <translation>Name and port, with a colon between. While it is empty, the system’s proxy is used.</translation>
    </message>
    <message>
        <source>プロキシーのユーザー名</source>
        <translation>Proxy user name</translation>
    </message>
    <message>
        <source>求められていなければ空のままにします。</source>
        <translation>Leave it empty if none is asked for.</translation>
    </message>
    <message>
        <source>ヒントを出す</source>
        <translation>Show tips</translation>
    </message>
    <message>
        <source>初めて使うところで、1つずつ、ウィンドウの下に出ます。</source>
        <translation>Shown one at a time at the bottom of the window, where something is used for the first time.</translation>
    </message>
    <message>
        <source>新しいものを確かめてから、これより古いバックアップを削除します。</source>
        <translation>Older backups are deleted once the new one has been checked.</translation>
    </message>
    <message>
        <source>欄の幅</source>
        <translation>Pane widths</translation>
    </message>
    <message>
        <source>「引用を整える」の欄の幅</source>
        <translation>Pane widths of “Tidy up quote”</translation>
    </message>
    <message>
        <source>読んだヒント</source>
        <translation>Tips already read</translation>
    </message>
    <message>
        <source>自動バックアップ</source>
        <translation>Automatic backup</translation>
    </message>
    <message>
        <source>しない</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>毎日</source>
        <translation>Daily</translation>
    </message>
    <message>
        <source>毎週</source>
        <translation>Weekly</translation>
    </message>
    <message>
        <source>このプログラムを使っているあいだに、自動で作ります。</source>
        <translation>Made automatically while the program is open.</translation>
    </message>
    <message>
        <source>保存先</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>ライブラリーとは別のディスクにすると、より安心です。</source>
        <translation>Another disk than the library’s is safer.</translation>
    </message>
    <message>
        <source>残しておく数</source>
        <translation>How many to keep</translation>
    </message>
    <message>
        <source>個</source>
        <translation>backups</translation>
    </message>
    <message>
        <source>フォルダーを監視して取り込む</source>
        <translation>Watch a folder</translation>
    </message>
    <message>
        <source>監視するフォルダー</source>
        <translation>Watched folder</translation>
    </message>
    <message>
        <source>ウィンドウの位置と大きさ</source>
        <translation>Window position and size</translation>
    </message>
    <message>
        <source>「引用を整える」の大きさ</source>
        <translation>Size of “Tidy up quote”</translation>
    </message>
    <message>
        <source>前回の続き</source>
        <translation>Where you left off</translation>
    </message>
    <message>
        <source>ライブラリーを表示</source>
        <translation>Show library</translation>
    </message>
    <message>
        <source>絞り込みを表示</source>
        <translation>Show filters</translation>
    </message>
    <message>
        <source>一覧を隠す</source>
        <translation>Hide list</translation>
    </message>
    <message>
        <source>類義語も探す</source>
        <translation>Search synonyms too</translation>
    </message>
</context>
<context>
    <name>OrderCard</name>
    <message>
        <source>一時停止</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>再開</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>失敗分をもう一度</source>
        <translation>Retry failed</translation>
    </message>
    <message>
        <source>外す</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>{0}&#x3000;選択中</source>
        <translation>{0}  selected</translation>
    </message>
    <message>
        <source>順番待ち</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>一時停止中</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>停止しました</source>
        <translation>stopped</translation>
    </message>
    <message>
        <source>完了</source>
        <translation>done</translation>
    </message>
    <message>
        <source>ダウンロード中</source>
        <translation>downloading</translation>
    </message>
    <message>
        <source>ダウンロードできなかった会議があります</source>
        <translation>some sittings could not be downloaded</translation>
    </message>
    <message>
        <source>本会議と委員会</source>
        <translation>plenaries and committees</translation>
    </message>
    <message>
        <source>本会議</source>
        <translation>plenaries</translation>
    </message>
    <message>
        <source>委員会</source>
        <translation>committees</translation>
    </message>
    <message>
        <source>{0}から</source>
        <translation>from {0}</translation>
    </message>
    <message>
        <source>{0}まで</source>
        <translation>until {0}</translation>
    </message>
    <message>
        <source>すべての期間</source>
        <translation>whole archive</translation>
    </message>
    <message>
        <source>定期確認</source>
        <translation>scheduled check</translation>
    </message>
    <message>
        <source>{0} に追加</source>
        <translation>added {0}</translation>
    </message>
    <message>
        <source>{0}／{1}会議</source>
        <translation>{0} of {1} sittings</translation>
    </message>
    <message>
        <source>失敗 {0}</source>
        <translation>{0} failed</translation>
    </message>
    <message>
        <source>あと{0}</source>
        <translation>{0} left</translation>
    </message>
</context>
<context>
    <name>PaneKeys</name>
    <message>
        <source>一覧で選んだものを開く</source>
        <translation>Open what is selected in the list</translation>
    </message>
    <message>
        <source>一覧で選んだものを新しいウィンドウで開く</source>
        <translation>Open what is selected in the list in a new window</translation>
    </message>
    <message>
        <source>選んだ言葉・一覧・下書きの項目をコピー</source>
        <translation>Copy selected words, rows or draft items</translation>
    </message>
    <message>
        <source>一覧・ライブラリー・下書き・待ち行列でいくつも選ぶ</source>
        <translation>Select several in the list, the library, the draft or the queue</translation>
    </message>
    <message>
        <source>1つ前の欄に戻る、選択を解除</source>
        <translation>Go back to the previous pane, clear the selection</translation>
    </message>
    <message>
        <source>一覧・下書き・待ち行列ですべて、ライブラリーで同じ種類をすべて選ぶ</source>
        <translation>Select all in the list, the draft or the queue; all of a kind in the library</translation>
    </message>
    <message>
        <source>選んだしおり・文書・保存した検索・下書き・ブログを削除</source>
        <translation>Delete the selected bookmarks, documents, saved searches, drafts and blogs</translation>
    </message>
    <message>
        <source>最近の検索（検索欄で）</source>
        <translation>Recent searches (in the search field)</translation>
    </message>
    <message>
        <source>保存した検索の名前を変える</source>
        <translation>Rename a saved search</translation>
    </message>
    <message>
        <source>下書きの項目を動かす</source>
        <translation>Move an item of the draft</translation>
    </message>
    <message>
        <source>下書きの項目を外す、選んだ言葉を省く</source>
        <translation>Remove an item of the draft, leave out selected words</translation>
    </message>
    <message>
        <source>読み進める、読み戻る</source>
        <translation>Read on, read back</translation>
    </message>
    <message>
        <source>次・前の話題</source>
        <translation>Next or previous topic</translation>
    </message>
    <message>
        <source>次・前の質問や答弁へ移る</source>
        <translation>Go to the next or previous question or answer</translation>
    </message>
    <message>
        <source>次・前の段落へ移る</source>
        <translation>Go to the next or previous paragraph</translation>
    </message>
    <message>
        <source>段落を引用に選ぶ・外す</source>
        <translation>Select or deselect the paragraph for a quote</translation>
    </message>
    <message>
        <source>対応する答弁・質問を選ぶ</source>
        <translation>Choose the matching answer or question</translation>
    </message>
    <message>
        <source>発言を分ける場所を選ぶ</source>
        <translation>Choose where to split the passage</translation>
    </message>
    <message>
        <source>次・前の発言とまとめる</source>
        <translation>Merge with the next or previous passage</translation>
    </message>
</context>
<context>
    <name>PaperView</name>
    <message>
        <source>印刷プレビュー</source>
        <translation>Print preview</translation>
    </message>
</context>
<context>
    <name>ParagraphList</name>
    <message>
        <source>段落</source>
        <translation>Paragraphs</translation>
    </message>
</context>
<context>
    <name>ParagraphModel</name>
    <message>
        <source>対応は推定</source>
        <translation>Match is an estimate</translation>
    </message>
    <message>
        <source>この答弁がこの質問へのものかどうかは推定です。F2 で見出しを直せます。</source>
        <translation>That this answers the question is an estimate. Press F2 to edit the heading.</translation>
    </message>
    <message>
        <source>ダブルクリックか F2 で見出しを直せます。</source>
        <translation>Double-click or press F2 to edit the heading.</translation>
    </message>
</context>
<context>
    <name>PartBar</name>
    <message>
        <source>前の部分</source>
        <translation>Previous part</translation>
    </message>
    <message>
        <source>次の部分</source>
        <translation>Next part</translation>
    </message>
    <message>
        <source>長い記事なので、分けて表示しています（{0}／{1}）。</source>
        <translation>A long post, shown in parts ({0} / {1}).</translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message>
        <source>貼り付けて取り込む</source>
        <translation>Paste and import</translation>
    </message>
    <message>
        <source>議会(&amp;C)</source>
        <translation>&amp;Council</translation>
    </message>
    <message>
        <source>会議名(&amp;M)</source>
        <translation>&amp;Meeting</translation>
    </message>
    <message>
        <source>題名(&amp;T)</source>
        <translation>&amp;Title</translation>
    </message>
    <message>
        <source>日付(&amp;D)</source>
        <translation>&amp;Date</translation>
    </message>
    <message>
        <source>認識した内容</source>
        <translation>What was recognised</translation>
    </message>
    <message>
        <source>文書として保存します</source>
        <translation>This will be kept as a document</translation>
    </message>
    <message>
        <source>記事 {0}件を見つけました</source>
        <translation>Posts found: {0}</translation>
    </message>
    <message>
        <source>会議録 {0}会議（発言 {1}件）を見つけました</source>
        <translation>Minutes found (sittings: {0}, speeches: {1})</translation>
    </message>
    <message>
        <source>会議録を見つけました（発言 {0}件）</source>
        <translation>Minutes found (speeches: {0})</translation>
    </message>
    <message>
        <source>進行 {0}</source>
        <translation>chair: {0}</translation>
    </message>
    <message>
        <source>質問 {0}</source>
        <translation>questions: {0}</translation>
    </message>
    <message>
        <source>答弁 {0}</source>
        <translation>answers: {0}</translation>
    </message>
    <message>
        <source>その他 {0}</source>
        <translation>others: {0}</translation>
    </message>
    <message>
        <source>取り込む</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>議会</source>
        <translation>council</translation>
    </message>
    <message>
        <source>2025年2月17日、令和7年2月17日など</source>
        <translation>2025-02-17</translation>
    </message>
    <message>
        <source>会議名</source>
        <translation>meeting</translation>
    </message>
    <message>
        <source>日付</source>
        <translation>date</translation>
    </message>
    <message>
        <source>日付を読み取れません。年・月・日を書いてください。</source>
        <translation>The date cannot be read. Write year, month and day.</translation>
    </message>
    <message>
        <source>{0}が見つかりませんでした。分かれば入力してください。</source>
        <translation>Not found: {0}. Fill in what you know.</translation>
    </message>
</context>
<context>
    <name>PersonChoice</name>
    <message>
        <source>名前の一部</source>
        <translation>Part of a name</translation>
    </message>
    <message>
        <source>キャンセル</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>PersonDesk</name>
    <message>
        <source>誰ですか</source>
        <translation>Which person?</translation>
    </message>
    <message>
        <source>この名前の人が何人かいます。</source>
        <translation>Several people have this name.</translation>
    </message>
    <message>
        <source>開く</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>この発言者のことは、まだ調べていません。取り込みが終わってから、もう一度開いてください。</source>
        <translation>This speaker has not been looked up yet. Please open it again when the import has finished.</translation>
    </message>
    <message>
        <source>同じ人にする</source>
        <translation>Make one person</translation>
    </message>
    <message>
        <source>「{0}」は、次の誰と同じ人ですか。その人の名前でまとめます。</source>
        <translation>Which of these is the same person as “{0}”? Both will go by the name you choose.</translation>
    </message>
    <message>
        <source>「{0}」を「{1}」と同じ人にしました</source>
        <translation>“{0}” is now the same person as “{1}”</translation>
    </message>
    <message>
        <source>{0}件の呼び方を「{1}」とは別の人にしました</source>
        <translation>Labels that now belong to someone other than “{1}”: {0}</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>発言を検索</source>
        <translation>Find speeches</translation>
    </message>
    <message>
        <source>この人の呼び方</source>
        <translation>Labels of this person</translation>
    </message>
    <message>
        <source>呼び方</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>年</source>
        <translation>Years</translation>
    </message>
    <message>
        <source>会議</source>
        <translation>Sittings</translation>
    </message>
    <message>
        <source>この人とした理由</source>
        <translation>Why this person</translation>
    </message>
    <message>
        <source>ほかの人と同じ人にする…</source>
        <translation>Same person as…</translation>
    </message>
    <message>
        <source>選んだ呼び方を別の人にする</source>
        <translation>Selected labels belong to someone else</translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>発言者：{0}</source>
        <translation>Speaker: {0}</translation>
    </message>
    <message>
        <source>別の表記：{0}</source>
        <translation>Also written {0}</translation>
    </message>
    <message>
        <source>この呼び方だけでは、誰のことか決められません。</source>
        <translation>This label alone does not tell who is meant.</translation>
    </message>
    <message>
        <source>役職</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>議員</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>会派</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>取り消す</source>
        <translation>Revert</translation>
    </message>
    <message>
        <source>取り消す：{0}</source>
        <translation>Revert: {0}</translation>
    </message>
    <message>
        <source>手直し：「{0}」を別の人にしました</source>
        <translation>By hand: “{0}” was made someone else</translation>
    </message>
    <message>
        <source>手直し：「{0}」を「{1}」と同じ人にしました</source>
        <translation>By hand: “{0}” was made the same person as “{1}”</translation>
    </message>
    <message>
        <source>決められないので、この呼び方のまま</source>
        <translation>Not certain; left as printed</translation>
    </message>
    <message>
        <source>氏名が書かれている</source>
        <translation>The full name is printed</translation>
    </message>
    <message>
        <source>その会議の名簿から</source>
        <translation>From the roster of that sitting</translation>
    </message>
    <message>
        <source>当時この姓の人は一人</source>
        <translation>Only one person had the surname then</translation>
    </message>
    <message>
        <source>当時この姓と（ ）の字の人は一人</source>
        <translation>Only one had the surname and the letter in brackets</translation>
    </message>
    <message>
        <source>当時この姓と役職の人は一人</source>
        <translation>Only one had the surname and the role then</translation>
    </message>
    <message>
        <source>前後とも同じ人の役職・議席</source>
        <translation>The same person held it before and after</translation>
    </message>
    <message>
        <source>同じ読みの、かな・漢字の表記</source>
        <translation>The same name, in kana and in kanji</translation>
    </message>
    <message>
        <source>手で決めた</source>
        <translation>By hand</translation>
    </message>
</context>
<context>
    <name>PictureBar</name>
    <message>
        <source>画像（{0}）</source>
        <translation>Picture ({0})</translation>
    </message>
    <message>
        <source>画像を読み込む</source>
        <translation>Load pictures</translation>
    </message>
    <message>
        <source>この記事の画像 {0}件は、読み込んでいません。</source>
        <translation>Pictures of this post that are not loaded: {0}.</translation>
    </message>
    <message>
        <source>画像 {0}件のうち{1}件を読み込めました。</source>
        <translation>Pictures loaded: {1} of {0}.</translation>
    </message>
    <message>
        <source>画像を読み込めませんでした。</source>
        <translation>The pictures could not be loaded.</translation>
    </message>
    <message>
        <source>画像を読み込んでいます…</source>
        <translation>Loading pictures…</translation>
    </message>
</context>
<context>
    <name>PostQuotes</name>
    <message>
        <source>取り消し線は会議録にだけある語句、下線は記事にだけある語句です。</source>
        <translation>Struck out: only in the minutes. Underlined: only in the post.</translation>
    </message>
    <message>
        <source>会議録からの引用&#x3000;{0}件</source>
        <translation>Quotes from minutes: {0}</translation>
    </message>
    <message>
        <source>本文に戻る</source>
        <translation>Back to the text</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1}件</source>
        <translation>{0}: {1}</translation>
    </message>
</context>
<context>
    <name>PostView</name>
    <message>
        <source>記事</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>文書（会議録としては読み取れませんでした）</source>
        <translation>Document (could not be read as minutes)</translation>
    </message>
    <message>
        <source>元の記事を開く</source>
        <translation>Open the original post</translation>
    </message>
    <message>
        <source>元のページを開く</source>
        <translation>Open the original page</translation>
    </message>
    <message>
        <source>（無題の記事）</source>
        <translation>(untitled post)</translation>
    </message>
    <message>
        <source>選んだところを下書きへ</source>
        <translation>Add the selection to the draft</translation>
    </message>
    <message>
        <source>この記事を下書きとして複製</source>
        <translation>Copy this post as a draft</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>設定</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>設定を探す</source>
        <translation>Find a setting</translation>
    </message>
    <message>
        <source>設定のページ</source>
        <translation>Pages of settings</translation>
    </message>
    <message>
        <source>当てはまる設定がありません。</source>
        <translation>No setting matches.</translation>
    </message>
    <message>
        <source>すべて既定に戻す</source>
        <translation>Restore all defaults</translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>外観</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>ダウンロード</source>
        <translation>Downloads</translation>
    </message>
    <message>
        <source>読む</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>検索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>引用</source>
        <translation>Quotes</translation>
    </message>
    <message>
        <source>ネットワーク</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>ライブラリー</source>
        <translation>Library</translation>
    </message>
    <message>
        <source>バックアップ</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>{0}を既定に戻しました。</source>
        <translation>“{0}” is back to its default.</translation>
    </message>
    <message>
        <source>すべての設定を既定に戻しました。</source>
        <translation>All settings are back to their defaults.</translation>
    </message>
    <message>
        <source>元に戻す</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>Preferring</name>
    <message>
        <source>類義語の組を編集…</source>
        <translation>Edit the synonyms…</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>目黒区議会</source>
        <translation>Meguro City Assembly</translation>
    </message>
    <message>
        <source>国会</source>
        <translation>The Diet</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>印刷</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>印刷するもの(&amp;W)</source>
        <translation>&amp;What to print</translation>
    </message>
    <message>
        <source>縮小</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>拡大</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>PDF に書き出す…</source>
        <translation>Export as PDF…</translation>
    </message>
    <message>
        <source>印刷…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>ページを組んでいます…</source>
        <translation>Laying out the pages…</translation>
    </message>
    <message>
        <source>プリンターが見つかりません。PDF に書き出せば、ほかの機器でも印刷できます。</source>
        <translation>No printer was found. Export as PDF to print on another device.</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>{0}の質疑</source>
        <translation>Questions by {0}</translation>
    </message>
    <message>
        <source>速報版</source>
        <translation>Preliminary record</translation>
    </message>
    <message>
        <source>要点記録（逐語ではない）</source>
        <translation>Summary record (not word for word)</translation>
    </message>
    <message>
        <source>要望・挨拶</source>
        <translation>Requests and greetings</translation>
    </message>
    <message>
        <source>前置き・挨拶</source>
        <translation>Opening remarks</translation>
    </message>
    <message>
        <source>話題に分けられなかった発言</source>
        <translation>Passages without a topic</translation>
    </message>
    <message>
        <source>議長の発言</source>
        <translation>The chair</translation>
    </message>
    <message>
        <source>（無題の話題）</source>
        <translation>(untitled topic)</translation>
    </message>
    <message>
        <source>質問</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>話題は推定</source>
        <translation>Topic is an estimate</translation>
    </message>
    <message>
        <source>対応する質問を見つけられませんでした</source>
        <translation>No matching question was found</translation>
    </message>
    <message>
        <source>答弁</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>対応する答弁を見つけられませんでした</source>
        <translation>No matching answer was found</translation>
    </message>
    <message>
        <source>答弁なし（読み手が確認）</source>
        <translation>No answer (confirmed by the reader)</translation>
    </message>
    <message>
        <source>対応は推定</source>
        <translation>Match is an estimate</translation>
    </message>
    <message>
        <source>対応は手直し</source>
        <translation>Match set by hand</translation>
    </message>
    <message>
        <source>対応は確認済み</source>
        <translation>Match confirmed</translation>
    </message>
    <message>
        <source>再質問</source>
        <translation>Follow-up question</translation>
    </message>
    <message>
        <source>再々質問</source>
        <translation>Second follow-up</translation>
    </message>
    <message>
        <source>{0}回目の質問</source>
        <translation>Question, round {0}</translation>
    </message>
    <message>
        <source>無題の記事</source>
        <translation>Untitled post</translation>
    </message>
    <message>
        <source>無題の下書き</source>
        <translation>Untitled draft</translation>
    </message>
    <message>
        <source>出典：{0}</source>
        <translation>Source: {0}</translation>
    </message>
    <message>
        <source>会議録</source>
        <translation>minutes</translation>
    </message>
    <message>
        <source>PDF に書き出す</source>
        <translation>Export as PDF</translation>
    </message>
    <message>
        <source>「{0}」に書き出しました（{1}ページ）</source>
        <translation>Exported to “{0}” (pages: {1})</translation>
    </message>
    <message>
        <source>{0}ページをプリンターに送りました</source>
        <translation>Sent to the printer (pages: {0})</translation>
    </message>
    <message>
        <source>会議録、記事か下書きを開いてから印刷できます。</source>
        <translation>Open minutes, a post or a draft to print it.</translation>
    </message>
    <message>
        <source>中止しました。ファイルは前のままです。</source>
        <translation>Stopped. The file is as it was.</translation>
    </message>
    <message>
        <source>下書き：{0}</source>
        <translation>Draft: {0}</translation>
    </message>
    <message>
        <source>記事：{0}</source>
        <translation>Post: {0}</translation>
    </message>
    <message>
        <source>全文：{0}</source>
        <translation>Full text: {0}</translation>
    </message>
    <message>
        <source>話題：{0}</source>
        <translation>Topic: {0}</translation>
    </message>
    <message>
        <source>質疑の全体：{0}</source>
        <translation>The whole exchange: {0}</translation>
    </message>
</context>
<context>
    <name>ProxyPassword</name>
    <message>
        <source>プロキシーのパスワード</source>
        <translation>Proxy password</translation>
    </message>
    <message>
        <source>覚える</source>
        <translation>Remember</translation>
    </message>
    <message>
        <source>先に、アドレスとユーザー名を入れてください。</source>
        <translation>Enter the address and the user name first.</translation>
    </message>
    <message>
        <source>設定のファイルには書きません。システムのパスワード保管場所（キーチェーン、資格情報マネージャーなど）に預けます。</source>
        <translation>It is not written to a settings file. The system’s password store keeps it (Keychain, Credential Manager, Secret Service).</translation>
    </message>
    <message>
        <source>パスワードの記憶を消しました。</source>
        <translation>The password is no longer remembered.</translation>
    </message>
    <message>
        <source>システムのパスワード保管場所に預けました。</source>
        <translation>The system’s password store keeps it.</translation>
    </message>
    <message>
        <source>このパソコンには安全に預ける場所がないため、プログラムを閉じるまで覚えています。</source>
        <translation>This computer has no safe place for it; it is remembered until the program is closed.</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>会議録を取り込む…</source>
        <translation>Download minutes…</translation>
    </message>
    <message>
        <source>すべて一時停止</source>
        <translation>Pause all</translation>
    </message>
    <message>
        <source>すべて再開</source>
        <translation>Resume all</translation>
    </message>
    <message>
        <source>完了を消す</source>
        <translation>Clear finished</translation>
    </message>
    <message>
        <source>ダウンロードはありません</source>
        <translation>No downloads</translation>
    </message>
    <message>
        <source>議会を選んで会議録を取り込むと、ここに進み具合が出ます。閉じても、次に開いたときに続きから取り込みます。</source>
        <translation>Choose a council and download its minutes: the progress is shown here. If you close the window, the rest continues at the next start.</translation>
    </message>
    <message>
        <source>選んだものを一時停止（Space）</source>
        <translation>Pause the selected (Space)</translation>
    </message>
    <message>
        <source>選んだものを再開（Space）</source>
        <translation>Resume the selected (Space)</translation>
    </message>
    <message>
        <source>選んだものの失敗分をもう一度（R）</source>
        <translation>Retry failed in the selected (R)</translation>
    </message>
    <message>
        <source>選んだものを外す（Delete）</source>
        <translation>Remove the selected (Delete)</translation>
    </message>
    <message>
        <source>一時停止</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>再開</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>失敗分をもう一度</source>
        <translation>Retry failed</translation>
    </message>
    <message>
        <source>{0}件を一時停止しました</source>
        <translation>Paused: {0}</translation>
    </message>
    <message>
        <source>{0}件を再開しました</source>
        <translation>Resumed: {0}</translation>
    </message>
    <message>
        <source>{0}件の失敗分をもう一度取り込みます</source>
        <translation>Retrying what failed: {0}</translation>
    </message>
    <message>
        <source>選んだ{0}件（残り{1}会議）を、待ち行列から外しますか？</source>
        <translation>Remove the selected from the queue: {0} (sittings left: {1})?</translation>
    </message>
    <message>
        <source>待ち行列から外す</source>
        <translation>Remove from the queue</translation>
    </message>
    <message>
        <source>「{0}」の残り{1}会議を、待ち行列から外しますか？</source>
        <translation>Remove the rest of “{0}” from the queue (sittings: {1})?</translation>
    </message>
    <message>
        <source>取り込んだ会議録は残ります。</source>
        <translation>Minutes that were downloaded are kept.</translation>
    </message>
    <message>
        <source>外す</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>キャンセル</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>QuoteCard</name>
    <message>
        <source>会議録で開く</source>
        <translation>Open in the minutes</translation>
    </message>
</context>
<context>
    <name>QuoteDialog</name>
    <message>
        <source>引用を整える</source>
        <translation>Tidy up quote</translation>
    </message>
    <message>
        <source>引用する段落を選んでください。</source>
        <translation>Choose the paragraphs to quote.</translation>
    </message>
    <message>
        <source>段落</source>
        <translation>Paragraphs</translation>
    </message>
    <message>
        <source>すべて選ぶ</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>すべて外す</source>
        <translation>Select none</translation>
    </message>
    <message>
        <source>貼ったときの見え方</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>形式</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>書式付きテキスト(&amp;V)</source>
        <translation>&amp;Rich text</translation>
    </message>
    <message>
        <source>ブログの見たまま編集、メール、ワープロに</source>
        <translation>For a blog’s visual editor, mail or a word processor</translation>
    </message>
    <message>
        <source>引用の型…</source>
        <translation>Quote templates…</translation>
    </message>
    <message>
        <source>HTML ソース(&amp;H)</source>
        <translation>&amp;HTML source</translation>
    </message>
    <message>
        <source>ブログの HTML 編集に貼るためのタグ</source>
        <translation>Tags to paste into a blog’s HTML editor</translation>
    </message>
    <message>
        <source>note や GitHub などの Markdown に</source>
        <translation>For note, GitHub and other Markdown editors</translation>
    </message>
    <message>
        <source>テキスト(&amp;T)</source>
        <translation>Plain &amp;text</translation>
    </message>
    <message>
        <source>飾りのない文字だけ</source>
        <translation>Text without any formatting</translation>
    </message>
    <message>
        <source>記事として読み込める、Movable Type の書き出し形式</source>
        <translation>Movable Type export format, to be imported as a post</translation>
    </message>
    <message>
        <source>英数字を半角に(&amp;W)</source>
        <translation>Half-&amp;width letters and digits</translation>
    </message>
    <message>
        <source>全角の英字と数字だけを半角にします。ほかの文字は変わりません。</source>
        <translation>Makes full-width letters and digits half-width. Nothing else is changed.</translation>
    </message>
    <message>
        <source>出典(&amp;S)</source>
        <translation>&amp;Source</translation>
    </message>
    <message>
        <source>議会・会議・日付と、公開ページへのリンクを付けます。</source>
        <translation>Adds council, meeting and date, with a link to the published page.</translation>
    </message>
    <message>
        <source>見出しの型…</source>
        <translation>Heading patterns…</translation>
    </message>
    <message>
        <source>引用全体の形（テンプレート）を、形式ごとに編集します。</source>
        <translation>Edit the template of the whole quote, for each format.</translation>
    </message>
    <message>
        <source>キャンセル</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>下書きへ(&amp;D)</source>
        <translation>Add to &amp;draft</translation>
    </message>
    <message>
        <source>選んだ段落を、出典とのつながりを保ったまま下書きに追加します。</source>
        <translation>Adds the chosen paragraphs to a draft, still linked to their source.</translation>
    </message>
    <message>
        <source>コピー</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>{0}／{1}</source>
        <translation>{0}/{1}</translation>
    </message>
    <message>
        <source>{0}字</source>
        <translation>{0} characters</translation>
    </message>
</context>
<context>
    <name>QuoteKept</name>
    <message>
        <source>見出しの型を変えました</source>
        <translation>Heading patterns changed</translation>
    </message>
    <message>
        <source>引用の型を変えました</source>
        <translation>Quote templates changed</translation>
    </message>
</context>
<context>
    <name>QuotePreview</name>
    <message>
        <source>貼ったときの見え方</source>
        <translation>Preview</translation>
    </message>
</context>
<context>
    <name>QuoteTemplatesDialog</name>
    <message>
        <source>テンプレート</source>
        <translation>Template</translation>
    </message>
    <message>
        <source>jinja2 の書式です。使える名前：blocks（heading, note, paragraphs の text・words・omission）、source（citation, url, place）、cite、title、date、author、body</source>
        <translation>Written in jinja2. Names: blocks (heading, note, paragraphs with text, words, omission), source (citation, url, place), cite, title, date, author, body</translation>
    </message>
    <message>
        <source>テキスト</source>
        <translation>Plain text</translation>
    </message>
    <message>
        <source>引用の型</source>
        <translation>Quote templates</translation>
    </message>
    <message>
        <source>既定の型に戻す</source>
        <translation>Restore default</translation>
    </message>
    <message>
        <source>この型を使う</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>キャンセル</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>QuotedIn</name>
    <message>
        <source>この会議録を引用した記事</source>
        <translation>Posts that quote these minutes</translation>
    </message>
    <message>
        <source>この発言を引用した記事</source>
        <translation>Posts that quote this passage</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1}</source>
        <translation>{0} — {1}</translation>
    </message>
</context>
<context>
    <name>Quotes</name>
    <message>
        <source>正確な引用</source>
        <translation>Exact quote</translation>
    </message>
    <message>
        <source>全角・半角のみ相違</source>
        <translation>Only character width differs</translation>
    </message>
    <message>
        <source>省略あり</source>
        <translation>Parts left out</translation>
    </message>
    <message>
        <source>語句が異なる</source>
        <translation>Wording differs</translation>
    </message>
    <message>
        <source>句読点・記号が異なる</source>
        <translation>Punctuation differs</translation>
    </message>
    <message>
        <source>語句が異なる・省略あり</source>
        <translation>Wording differs, parts left out</translation>
    </message>
    <message>
        <source>同じ文が{0}会議にあり、どの会議からの引用かは分かりません。</source>
        <translation>The same words are in {0} sittings; which of them is quoted cannot be told.</translation>
    </message>
</context>
<context>
    <name>Quoting</name>
    <message>
        <source>引用をコピーしました（{0}・{1}字）</source>
        <translation>Quote copied ({0}, {1} characters)</translation>
    </message>
    <message>
        <source>整える…</source>
        <translation>Tidy up…</translation>
    </message>
    <message>
        <source>下書きに入れる文を選んでください</source>
        <translation>Select the text that goes into the draft</translation>
    </message>
    <message>
        <source>書式付きテキスト</source>
        <translation>rich text</translation>
    </message>
    <message>
        <source>HTML ソース</source>
        <translation>HTML source</translation>
    </message>
    <message>
        <source>テキスト</source>
        <translation>plain text</translation>
    </message>
</context>
<context>
    <name>ReaderPane</name>
    <message>
        <source>記事のスレッド</source>
        <translation>Thread of the post</translation>
    </message>
    <message>
        <source>目次</source>
        <translation>Outline</translation>
    </message>
    <message>
        <source>この会議のほかの質疑</source>
        <translation>Other exchanges of this sitting</translation>
    </message>
    <message>
        <source>公開されているページをブラウザーで開く</source>
        <translation>Open the published page in the browser</translation>
    </message>
    <message>
        <source>スレッド</source>
        <translation>Thread</translation>
    </message>
    <message>
        <source>質問と答弁を並べて読む（Ctrl+1）</source>
        <translation>Questions beside their answers (Ctrl+1)</translation>
    </message>
    <message>
        <source>全文</source>
        <translation>Full text</translation>
    </message>
    <message>
        <source>公開されたままの全文を読む（Ctrl+2）</source>
        <translation>The full text as published (Ctrl+2)</translation>
    </message>
    <message>
        <source>記事</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>（見出しはありません）</source>
        <translation>(no headings)</translation>
    </message>
    <message>
        <source>一致</source>
        <translation>Hits</translation>
    </message>
</context>
<context>
    <name>ReaderWindow</name>
    <message>
        <source>戻る</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>進む</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>本文内を検索</source>
        <translation>Find in text</translation>
    </message>
    <message>
        <source>引用をコピー</source>
        <translation>Copy quote</translation>
    </message>
    <message>
        <source>下書きへ</source>
        <translation>Add to draft</translation>
    </message>
    <message>
        <source>しおりを付ける</source>
        <translation>Bookmark</translation>
    </message>
    <message>
        <source>印刷</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>引用を整える</source>
        <translation>Tidy up quote</translation>
    </message>
    <message>
        <source>PDF に書き出す</source>
        <translation>Export as PDF</translation>
    </message>
    <message>
        <source>似た話題</source>
        <translation>Similar topics</translation>
    </message>
    <message>
        <source>次の一致</source>
        <translation>Next hit</translation>
    </message>
    <message>
        <source>前の一致</source>
        <translation>Previous hit</translation>
    </message>
    <message>
        <source>スレッドで読む</source>
        <translation>Read as a thread</translation>
    </message>
    <message>
        <source>全文で読む</source>
        <translation>Read the full text</translation>
    </message>
    <message>
        <source>元に戻す</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>やり直す</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>このウィンドウを閉じる</source>
        <translation>Close this window</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>この発言者について…</source>
        <translation>About this speaker…</translation>
    </message>
</context>
<context>
    <name>ReadingArea</name>
    <message>
        <source>コピー</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>選んだところを下書きへ</source>
        <translation>Add the selection to the draft</translation>
    </message>
    <message>
        <source>しおりを付ける…</source>
        <translation>Bookmark…</translation>
    </message>
    <message>
        <source>この段落を引用から外す</source>
        <translation>Leave this paragraph out of the quote</translation>
    </message>
    <message>
        <source>この段落を引用に選ぶ</source>
        <translation>Choose this paragraph for the quote</translation>
    </message>
    <message>
        <source>すべての印を外す</source>
        <translation>Untick all</translation>
    </message>
</context>
<context>
    <name>ReadingPreview</name>
    <message>
        <source>本文の見え方</source>
        <translation>How the text looks</translation>
    </message>
</context>
<context>
    <name>ReadingRoom</name>
    <message>
        <source>一覧から会議や質疑を選ぶと、ここに質問と答弁が並びます。</source>
        <translation>Choose a sitting or an exchange in the list to read questions beside their answers here.</translation>
    </message>
</context>
<context>
    <name>RecentSearches</name>
    <message>
        <source>最近の検索</source>
        <translation>Recent searches</translation>
    </message>
    <message>
        <source>最近の検索はまだありません。</source>
        <translation>No recent searches yet.</translation>
    </message>
    <message>
        <source>選んだ検索は Delete で消せます</source>
        <translation>Delete removes the selected search</translation>
    </message>
    <message>
        <source>すべて消す</source>
        <translation>Clear all</translation>
    </message>
</context>
<context>
    <name>ResultWords</name>
    <message>
        <source>見つかりませんでした</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>{0}件</source>
        <translation>Results: {0}</translation>
    </message>
    <message>
        <source>約{0}件</source>
        <translation>Results: about {0}</translation>
    </message>
    <message>
        <source>{0}の質問&#x3000;{1}</source>
        <translation>Questions by {0}. {1}</translation>
    </message>
    <message>
        <source>{0}の答弁&#x3000;{1}</source>
        <translation>Answers by {0}. {1}</translation>
    </message>
    <message>
        <source>{0}の発言&#x3000;{1}</source>
        <translation>Speeches by {0}. {1}</translation>
    </message>
    <message>
        <source>類義語も検索：{0}</source>
        <translation>Synonyms searched too: {0}</translation>
    </message>
    <message>
        <source>外す</source>
        <translation>Leave out</translation>
    </message>
    <message>
        <source>ブログの記事 {0}件</source>
        <translation>Blog posts: {0}</translation>
    </message>
    <message>
        <source>文書 {0}件</source>
        <translation>Documents: {0}</translation>
    </message>
    <message>
        <source>未取得 {0}会議</source>
        <translation>{0} not downloaded</translation>
    </message>
    <message>
        <source>{0}、{1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>この期間はなし（あるのは{0}）</source>
        <translation>nothing of this period (there is {0})</translation>
    </message>
    <message>
        <source>{0}（指定は{1}）</source>
        <translation>{0} (asked for: {1})</translation>
    </message>
    <message>
        <source>この検索に当たる発言や記事はありません。上の候補から探し直せます。</source>
        <translation>No speech or post matches this search. Try one of the suggestions above.</translation>
    </message>
    <message>
        <source>この検索に当たる発言や記事はありません。短い言葉や、別の言い方で探してみてください。</source>
        <translation>No speech or post matches this search. Try a shorter word, or say it another way.</translation>
    </message>
    <message>
        <source>前回見てから新しいものはありません。</source>
        <translation>There is nothing new since you last looked.</translation>
    </message>
    <message>
        <source>すべての結果を表示</source>
        <translation>Show all results</translation>
    </message>
    <message>
        <source>会議録はまだありません。</source>
        <translation>There are no minutes yet.</translation>
    </message>
    <message>
        <source>会議録を取り込む…</source>
        <translation>Download minutes…</translation>
    </message>
    <message>
        <source>絞り込みを外す</source>
        <translation>Remove the filter</translation>
    </message>
    <message>
        <source>未取得の{0}（{1}会議）を取り込む：{2}</source>
        <translation>Download what is missing of {2}, {0} (sittings: {1})</translation>
    </message>
    <message>
        <source>未取得の{0}会議を取り込む：{1}</source>
        <translation>Download what is missing of {1} (sittings: {0})</translation>
    </message>
    <message>
        <source>この期間の会議録を探して取り込む：{0}</source>
        <translation>Look for minutes of this period: {0}</translation>
    </message>
    <message>
        <source>「{0}：{1}」の絞り込みを外す</source>
        <translation>Remove the filter “{0}: {1}”</translation>
    </message>
    <message>
        <source>絞り込みをすべて外す</source>
        <translation>Remove all filters</translation>
    </message>
    <message>
        <source>類義語も探す：{0}</source>
        <translation>Search synonyms too: {0}</translation>
    </message>
    <message>
        <source>「{0}」で探す</source>
        <translation>Search for “{0}”</translation>
    </message>
    <message>
        <source>（{0}件）</source>
        <translation> (results: {0})</translation>
    </message>
</context>
<context>
    <name>SearchDialog</name>
    <message>
        <source>検索を編集</source>
        <translation>Edit search</translation>
    </message>
    <message>
        <source>検索を保存</source>
        <translation>Save search</translation>
    </message>
    <message>
        <source>新しい結果が入ると、ライブラリーに件数が出ます。</source>
        <translation>New results are counted in the library.</translation>
    </message>
    <message>
        <source>名前(&amp;N)</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>並び順(&amp;O)</source>
        <translation>Sort &amp;order</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>検索する言葉(&amp;Q)</source>
        <translation>&amp;Query</translation>
    </message>
    <message>
        <source>同じ検索「{0}」を置き換える</source>
        <translation>Replace “{0}”, which asks the same</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>会議録と記事を検索（例：オンライン化 発言者:見本太郎）</source>
        <translation>Search minutes and posts (for example: オンライン化 speaker:見本太郎)</translation>
    </message>
    <message>
        <source>検索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>最近の検索（Alt+↓）</source>
        <translation>Recent searches (Alt+↓)</translation>
    </message>
</context>
<context>
    <name>Searches</name>
    <message>
        <source>「{0}」に新しい発言が{1}件</source>
        <translation>New speeches in “{0}”: {1}</translation>
    </message>
    <message>
        <source>「{0}」に新しい記事が{1}件</source>
        <translation>New posts in “{0}”: {1}</translation>
    </message>
    <message>
        <source>「{0}」に新しい発言と記事が{1}件</source>
        <translation>New speeches and posts in “{0}”: {1}</translation>
    </message>
    <message>
        <source>ほか{0}件の検索</source>
        <translation>Other searches: {0}</translation>
    </message>
    <message>
        <source>「{0}」に、前回見てから新しい発言が{1}件あります。</source>
        <translation>New speeches in “{0}” since you last looked: {1}.</translation>
    </message>
    <message>
        <source>「{0}」に、前回見てから新しい記事が{1}件あります。</source>
        <translation>New posts in “{0}” since you last looked: {1}.</translation>
    </message>
    <message>
        <source>「{0}」に、前回見てから新しい発言と記事が{1}件あります。</source>
        <translation>New speeches and posts in “{0}” since you last looked: {1}.</translation>
    </message>
    <message>
        <source>すべての結果を表示</source>
        <translation>Show all results</translation>
    </message>
    <message>
        <source>新着だけを表示</source>
        <translation>Show only the new ones</translation>
    </message>
    <message>
        <source>すべて既読にする</source>
        <translation>Mark all as read</translation>
    </message>
    <message>
        <source>「{0}」の新着 {1}件を既読にしました</source>
        <translation>Marked as read in “{0}”: {1}</translation>
    </message>
    <message>
        <source>{0}件の検索の新着 {1}件を既読にしました</source>
        <translation>Marked as read in {0} searches: {1}</translation>
    </message>
    <message>
        <source>「{0}」に名前を変えました</source>
        <translation>Renamed to “{0}”</translation>
    </message>
    <message>
        <source>検索を保存しました</source>
        <translation>Search saved</translation>
    </message>
</context>
<context>
    <name>Searching</name>
    <message>
        <source>最近の検索を消しました</source>
        <translation>Recent searches were removed</translation>
    </message>
    <message>
        <source>{0}（読み取れた範囲で検索しています）</source>
        <translation>{0} (searching for what could be read)</translation>
    </message>
    <message>
        <source>類義語も探す</source>
        <translation>Search synonyms too</translation>
    </message>
    <message>
        <source>類義語を保存しました</source>
        <translation>Synonyms saved</translation>
    </message>
    <message>
        <source>新着 {0}件</source>
        <translation>New: {0}</translation>
    </message>
</context>
<context>
    <name>Selecting</name>
    <message>
        <source>引用をコピー</source>
        <translation>Copy quote</translation>
    </message>
    <message>
        <source>下書きへ</source>
        <translation>Add to draft</translation>
    </message>
    <message>
        <source>しおりを付ける…</source>
        <translation>Bookmark…</translation>
    </message>
    <message>
        <source>タグを付ける…</source>
        <translation>Tags…</translation>
    </message>
    <message>
        <source>一覧をコピー</source>
        <translation>Copy as list</translation>
    </message>
    <message>
        <source>CSV に書き出す…</source>
        <translation>Export as CSV…</translation>
    </message>
    <message>
        <source>しおりを外す</source>
        <translation>Remove bookmark</translation>
    </message>
    <message>
        <source>この文書を削除</source>
        <translation>Delete this document</translation>
    </message>
    <message>
        <source>削除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>引用できる言葉がありません</source>
        <translation>There is nothing to quote</translation>
    </message>
    <message>
        <source>{0}件の引用をコピーしました（{1}字）</source>
        <translation>Quotes copied: {0} ({1} characters)</translation>
    </message>
    <message>
        <source>{0}件は引用できませんでした。</source>
        <translation>Could not be quoted: {0}.</translation>
    </message>
    <message>
        <source>{0}件には付けられませんでした。</source>
        <translation>Could not be bookmarked: {0}.</translation>
    </message>
    <message>
        <source>一覧の{0}件をコピーしました</source>
        <translation>Rows of the list copied: {0}</translation>
    </message>
    <message>
        <source>選んだものを CSV に書き出す</source>
        <translation>Export selected as CSV</translation>
    </message>
    <message>
        <source>CSV（Excel で開けます） (*.csv)</source>
        <translation>CSV (opens in Excel) (*.csv)</translation>
    </message>
    <message>
        <source>しおりを付けられるものがありません</source>
        <translation>Nothing here can be bookmarked</translation>
    </message>
    <message>
        <source>{0}件の箇所にしおりを付ける</source>
        <translation>Bookmark {0} places</translation>
    </message>
    <message>
        <source>{0}件にしおりを付けました</source>
        <translation>Bookmarked: {0}</translation>
    </message>
    <message>
        <source>{0}件のしおりのタグを変えました</source>
        <translation>Bookmarks whose tags were changed: {0}</translation>
    </message>
    <message>
        <source>しおりを外しました</source>
        <translation>Bookmark removed</translation>
    </message>
    <message>
        <source>{0}件のしおりを外しました</source>
        <translation>Bookmarks removed: {0}</translation>
    </message>
    <message>
        <source>文書を削除しました</source>
        <translation>Document deleted</translation>
    </message>
    <message>
        <source>{0}件の文書を削除しました</source>
        <translation>Documents deleted: {0}</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>選んだものを下書きへ（Ctrl+Shift+D）</source>
        <translation>Add selected to draft (Ctrl+Shift+D)</translation>
    </message>
    <message>
        <source>選んだものにしおりを付ける（Ctrl+D）</source>
        <translation>Bookmark selected (Ctrl+D)</translation>
    </message>
    <message>
        <source>選んだものの引用をコピー（Ctrl+Shift+C）</source>
        <translation>Copy quotes of selected (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>選んだものを削除（Delete）</source>
        <translation>Delete selected (Delete)</translation>
    </message>
</context>
<context>
    <name>Sessions</name>
    <message>
        <source>前回からの新着を表示しています</source>
        <translation>Showing what has arrived since last time</translation>
    </message>
    <message>
        <source>前回の続き</source>
        <translation>Where you left off</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>キーボード操作</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Splitting</name>
    <message>
        <source>← → で分ける文を選び、Enter で分けます（↑ ↓ は段落ごと、Esc でやめます）</source>
        <translation>← → choose the sentence, Enter splits before it (↑ ↓ by paragraph, Esc cancels)</translation>
    </message>
    <message>
        <source>ここから分ける：{0}</source>
        <translation>Split from here: {0}</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>接続中</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>取り込み中</source>
        <translation>Importing</translation>
    </message>
    <message>
        <source>索引を作成中</source>
        <translation>Indexing</translation>
    </message>
    <message>
        <source>会議の一覧を確認中</source>
        <translation>Reading the list of sittings</translation>
    </message>
    <message>
        <source>会議録をダウンロード中</source>
        <translation>Downloading minutes</translation>
    </message>
    <message>
        <source>質問と答弁を対応付け中</source>
        <translation>Matching questions and answers</translation>
    </message>
    <message>
        <source>記事の引用を照合中</source>
        <translation>Checking quotes in posts</translation>
    </message>
    <message>
        <source>点検中</source>
        <translation>Checking the library</translation>
    </message>
    <message>
        <source>検索中</source>
        <translation>Searching</translation>
    </message>
    <message>
        <source>書き出し中</source>
        <translation>Exporting</translation>
    </message>
    <message>
        <source>移動中</source>
        <translation>Moving</translation>
    </message>
    <message>
        <source>バックアップ中</source>
        <translation>Backing up</translation>
    </message>
</context>
<context>
    <name>SynonymsDialog</name>
    <message>
        <source>類義語</source>
        <translation>Synonyms</translation>
    </message>
    <message>
        <source>一緒に探す言葉</source>
        <translation>Synonyms</translation>
    </message>
    <message>
        <source>1行に1組、言葉のあいだに「＝」を入れてください。「 」や引用符で囲んだ語句と、除く語は、書かれたとおりに探します。</source>
        <translation>One group a line, with “＝” between the words. Phrases in quotation marks and excluded words are taken as they are.</translation>
    </message>
    <message>
        <source>オンライン化 ＝ 電子化 ＝ デジタル化</source>
        <translation>online = digital = electronic</translation>
    </message>
    <message>
        <source>類義語も探す(&amp;S)</source>
        <translation>&amp;Search synonyms too</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>組になる言葉がありません：{0}</source>
        <translation>These have no other word in their group: {0}</translation>
    </message>
    <message>
        <source>{0}組</source>
        <translation>Groups: {0}</translation>
    </message>
</context>
<context>
    <name>TagsDialog</name>
    <message>
        <source>しおりのタグ</source>
        <translation>Bookmark tags</translation>
    </message>
    <message>
        <source>{0}件のしおりのタグ</source>
        <translation>Tags of {0} bookmarks</translation>
    </message>
    <message>
        <source>タグ(&amp;T)</source>
        <translation>&amp;Tags</translation>
    </message>
    <message>
        <source>例：デジタル、保育</source>
        <translation>For example: digital, childcare</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>一部だけに付いているタグは、そのまま残ります：{0}</source>
        <translation>Tags on only some of them are kept there: {0}</translation>
    </message>
</context>
<context>
    <name>Thread</name>
    <message>
        <source>{0} を畳む</source>
        <translation>Fold {0}</translation>
    </message>
    <message>
        <source>{0} を開く</source>
        <translation>Unfold {0}</translation>
    </message>
    <message>
        <source>問「{0}」</source>
        <translation>Q: “{0}”</translation>
    </message>
    <message>
        <source>答「{0}」</source>
        <translation>A: “{0}”</translation>
    </message>
</context>
<context>
    <name>ThreadHands</name>
    <message>
        <source>一文だけの発言なので、分けられません。</source>
        <translation>The passage is a single sentence and cannot be split.</translation>
    </message>
    <message>
        <source>この発言の最後なので、次はありません。</source>
        <translation>This is the last passage of the speech; there is no next one.</translation>
    </message>
    <message>
        <source>この発言の最初なので、前はありません。</source>
        <translation>This is the first passage of the speech; there is no previous one.</translation>
    </message>
    <message>
        <source>あいだに登壇などの注記があるので、まとめられません。</source>
        <translation>A note such as a stage direction stands between them, so they cannot be merged.</translation>
    </message>
    <message>
        <source>どちらも要望・挨拶なので、まとめる必要はありません。</source>
        <translation>Both are requests or greetings; there is no need to merge them.</translation>
    </message>
    <message>
        <source>対応する答弁を選ぶ</source>
        <translation>Choose the matching answer</translation>
    </message>
    <message>
        <source>対応する質問を選ぶ</source>
        <translation>Choose the matching question</translation>
    </message>
    <message>
        <source>ここで分ける（「{0}…」から）</source>
        <translation>Split here (from “{0}…”)</translation>
    </message>
    <message>
        <source>分ける場所を選ぶ…</source>
        <translation>Choose where to split…</translation>
    </message>
    <message>
        <source>前とまとめる</source>
        <translation>Merge with the previous one</translation>
    </message>
    <message>
        <source>次とまとめる</source>
        <translation>Merge with the next one</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
</context>
<context>
    <name>ThreadPage</name>
    <message>
        <source>（無題の話題）</source>
        <translation>(untitled topic)</translation>
    </message>
    <message>
        <source>前置き・挨拶 {0}件</source>
        <translation>Opening remarks ({0})</translation>
    </message>
    <message>
        <source>話題に分けられなかった発言 {0}件</source>
        <translation>Passages without a topic ({0})</translation>
    </message>
    <message>
        <source>要望・挨拶 {0}件</source>
        <translation>Requests and greetings ({0})</translation>
    </message>
    <message>
        <source>議長の発言 {0}件</source>
        <translation>The chair ({0})</translation>
    </message>
    <message>
        <source>{0}往復</source>
        <translation>{0} rounds</translation>
    </message>
    <message>
        <source>一致 {0}件</source>
        <translation>hits: {0}</translation>
    </message>
    <message>
        <source>引用</source>
        <translation>Quote</translation>
    </message>
    <message>
        <source>「{0}」を引用</source>
        <translation>Quote “{0}”</translation>
    </message>
    <message>
        <source>この話題の質問と答弁を引用としてコピー（Ctrl+Shift+C）</source>
        <translation>Copy the questions and answers of this topic as a quote (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>下書きへ</source>
        <translation>Add to draft</translation>
    </message>
    <message>
        <source>「{0}」を下書きへ</source>
        <translation>Add “{0}” to the draft</translation>
    </message>
    <message>
        <source>この話題を下書きに追加（Ctrl+Shift+D）</source>
        <translation>Add this topic to the draft (Ctrl+Shift+D)</translation>
    </message>
    <message>
        <source>似た話題</source>
        <translation>Similar topics</translation>
    </message>
    <message>
        <source>「{0}」に似た話題</source>
        <translation>Topics similar to “{0}”</translation>
    </message>
    <message>
        <source>すべての年から似た話題を探す（Ctrl+H）</source>
        <translation>Find similar topics of all years (Ctrl+H)</translation>
    </message>
    <message>
        <source>しおり</source>
        <translation>Bookmark</translation>
    </message>
    <message>
        <source>「{0}」にしおり</source>
        <translation>Bookmark “{0}”</translation>
    </message>
    <message>
        <source>この話題にしおりを付ける（Ctrl+D）</source>
        <translation>Bookmark this topic (Ctrl+D)</translation>
    </message>
    <message>
        <source>再質問</source>
        <translation>Follow-up question</translation>
    </message>
    <message>
        <source>再々質問</source>
        <translation>Second follow-up</translation>
    </message>
    <message>
        <source>{0}回目の質問</source>
        <translation>Question, round {0}</translation>
    </message>
    <message>
        <source>質問</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>要望・挨拶</source>
        <translation>Request or greeting</translation>
    </message>
    <message>
        <source>対応する質問を見つけられませんでした</source>
        <translation>No matching question was found</translation>
    </message>
    <message>
        <source>質問を一覧から選ぶ</source>
        <translation>Choose the question from the list</translation>
    </message>
    <message>
        <source>{0}字</source>
        <translation>{0} characters</translation>
    </message>
    <message>
        <source>話題は推定</source>
        <translation>Topic is an estimate</translation>
    </message>
    <message>
        <source>前の質問の続きと推定しました（確からしさ {0}%）</source>
        <translation>Estimated to continue an earlier question (confidence {0}%)</translation>
    </message>
    <message>
        <source>答弁</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>手直し</source>
        <translation>Set by hand</translation>
    </message>
    <message>
        <source>答弁を一覧から選ぶ</source>
        <translation>Choose the answer from the list</translation>
    </message>
    <message>
        <source>この往復にあるものをすべて並べます（L）</source>
        <translation>Lists everything in this round (L)</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>{0}「{1}」</source>
        <translation>{0} “{1}”</translation>
    </message>
    <message>
        <source>{0} {1}&#x3000;{2}</source>
        <translation>{0} {1}  {2}</translation>
    </message>
    <message>
        <source>対応は確認済み</source>
        <translation>Match confirmed</translation>
    </message>
    <message>
        <source>質問の手直し：{0}</source>
        <translation>Correct the question: {0}</translation>
    </message>
    <message>
        <source>答弁の手直し：{0}</source>
        <translation>Correct the answer: {0}</translation>
    </message>
    <message>
        <source>対応する答弁の上へドラッグ。押すと、対応（L）・分ける（S）・まとめる（M）</source>
        <translation>Drag onto the matching answer. Press to match (L), split (S) or merge (M)</translation>
    </message>
    <message>
        <source>対応する質問の上へドラッグ。押すと、対応（L）・分ける（S）・まとめる（M）</source>
        <translation>Drag onto the matching question. Press to match (L), split (S) or merge (M)</translation>
    </message>
    <message>
        <source>分けた発言</source>
        <translation>Split passage</translation>
    </message>
    <message>
        <source>まとめた発言</source>
        <translation>Merged passage</translation>
    </message>
    <message>
        <source>取り消す</source>
        <translation>Revert</translation>
    </message>
    <message>
        <source>{0}を取り消す</source>
        <translation>Revert: {0}</translation>
    </message>
    <message>
        <source>この手直しだけを取り消します</source>
        <translation>Reverts this correction only</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>プログラムが推定した対応です（確からしさ {0}%）</source>
        <translation>This match is the program’s estimate (confidence {0}%)</translation>
    </message>
    <message>
        <source>対応は推定</source>
        <translation>Match is an estimate</translation>
    </message>
    <message>
        <source>推定</source>
        <translation>Estimate</translation>
    </message>
    <message>
        <source>正しい</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>この対応は正しい</source>
        <translation>This match is correct</translation>
    </message>
    <message>
        <source>ほかの候補 {0}</source>
        <translation>Other candidates: {0}</translation>
    </message>
    <message>
        <source>答弁なし</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>対応する答弁にする：{0}</source>
        <translation>Match with this answer: {0}</translation>
    </message>
    <message>
        <source>この答弁を対応させる</source>
        <translation>Match this answer with the question</translation>
    </message>
    <message>
        <source>答弁なしと確認</source>
        <translation>Confirm that there was no answer</translation>
    </message>
    <message>
        <source>読んで確かめたうえで、答弁がなかったと記録します</source>
        <translation>Records that you read the minutes and there was no answer</translation>
    </message>
    <message>
        <source>対応する答弁を見つけられませんでした</source>
        <translation>No matching answer was found</translation>
    </message>
</context>
<context>
    <name>ThreadView</name>
    <message>
        <source>スレッド</source>
        <translation>Thread</translation>
    </message>
    <message>
        <source>コピー</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>この話題を引用</source>
        <translation>Quote this topic</translation>
    </message>
    <message>
        <source>似た話題…</source>
        <translation>Similar topics…</translation>
    </message>
    <message>
        <source>この話題を下書きへ</source>
        <translation>Add this topic to the draft</translation>
    </message>
    <message>
        <source>この質疑をすべて引用</source>
        <translation>Quote the whole exchange</translation>
    </message>
    <message>
        <source>この質疑をすべて下書きへ</source>
        <translation>Add the whole exchange to the draft</translation>
    </message>
    <message>
        <source>すべての話題</source>
        <translation>All topics</translation>
    </message>
</context>
<context>
    <name>TipBar</name>
    <message>
        <source>詳しく</source>
        <translation>More</translation>
    </message>
    <message>
        <source>ヒントを出さない</source>
        <translation>No more tips</translation>
    </message>
    <message>
        <source>分かりました</source>
        <translation>Got it</translation>
    </message>
</context>
<context>
    <name>Tips</name>
    <message>
        <source>ヒントをもう一度出します</source>
        <translation>Tips are shown again</translation>
    </message>
    <message>
        <source>ヒントを出さないようにしました。ヘルプの「困ったとき」から、また出せます。</source>
        <translation>No more tips are shown. “If something goes wrong” in the help brings them back.</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ToldArea</name>
    <message>
        <source>引用に選びました</source>
        <translation>Selected for the quote</translation>
    </message>
    <message>
        <source>引用から外しました</source>
        <translation>Deselected</translation>
    </message>
</context>
<context>
    <name>TopicStrip</name>
    <message>
        <source>前の話題を見せる</source>
        <translation>Show earlier topics</translation>
    </message>
    <message>
        <source>続きの話題を見せる</source>
        <translation>Show more topics</translation>
    </message>
    <message>
        <source>要望・挨拶を隠す</source>
        <translation>Hide requests and greetings</translation>
    </message>
    <message>
        <source>話題のない発言（要望、挨拶、お礼）を末尾にまとめて畳みます</source>
        <translation>Folds what belongs to no topic (requests, greetings, thanks) together at the end</translation>
    </message>
    <message>
        <source>すべて</source>
        <translation>All</translation>
    </message>
    <message>
        <source>すべての話題を開く</source>
        <translation>Open all topics</translation>
    </message>
    <message>
        <source>{0}往復</source>
        <translation>{0} rounds</translation>
    </message>
    <message>
        <source>一致 {0}件</source>
        <translation>hits: {0}</translation>
    </message>
    <message>
        <source>（{0}）</source>
        <translation> ({0})</translation>
    </message>
</context>
<context>
    <name>TreeHands</name>
    <message>
        <source>削除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>削除（Delete）</source>
        <translation>Delete (Del)</translation>
    </message>
    <message>
        <source>この下書きを削除</source>
        <translation>Delete this draft</translation>
    </message>
    <message>
        <source>このブログの記事をすべて削除</source>
        <translation>Delete all posts of this blog</translation>
    </message>
    <message>
        <source>この議会を検索</source>
        <translation>Search this council</translation>
    </message>
    <message>
        <source>選んだ議会を検索</source>
        <translation>Search the selected councils</translation>
    </message>
    <message>
        <source>名前を変更（F2）</source>
        <translation>Rename (F2)</translation>
    </message>
    <message>
        <source>編集…</source>
        <translation>Edit…</translation>
    </message>
    <message>
        <source>すべて既読にする</source>
        <translation>Mark all as read</translation>
    </message>
    <message>
        <source>未読に戻す</source>
        <translation>Mark as unread</translation>
    </message>
    <message>
        <source>開く</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>新しい下書き</source>
        <translation>New draft</translation>
    </message>
    <message>
        <source>保存した検索「{0}」を削除しました</source>
        <translation>Saved search “{0}” deleted</translation>
    </message>
    <message>
        <source>下書きを削除しました</source>
        <translation>Draft deleted</translation>
    </message>
    <message>
        <source>「{0}」の記事を削除しました（{1}件）</source>
        <translation>Posts of “{0}” deleted: {1}</translation>
    </message>
    <message>
        <source>保存した検索 {0}件</source>
        <translation>{0} saved searches</translation>
    </message>
    <message>
        <source>下書き {0}件</source>
        <translation>{0} drafts</translation>
    </message>
    <message>
        <source>ブログ {0}件（記事 {1}件）</source>
        <translation>{0} blogs ({1} posts)</translation>
    </message>
    <message>
        <source>{0}を削除しました</source>
        <translation>Deleted: {0}</translation>
    </message>
</context>
<context>
    <name>WatchDialog</name>
    <message>
        <source>フォルダーを監視して取り込む</source>
        <translation>Watch a folder</translation>
    </message>
    <message>
        <source>保存した会議録を自動で取り込む</source>
        <translation>Import saved minutes automatically</translation>
    </message>
    <message>
        <source>ブラウザーで保存したページやファイルのうち、会議録と記事だけを取り込みます。ほかのファイルには何もしません。ファイルを動かしたり消したりすることもありません。</source>
        <translation>Of the pages and files saved in this folder, only minutes and posts are imported. Other files are left alone; no file is moved or deleted.</translation>
    </message>
    <message>
        <source>このフォルダーを監視する(&amp;W)</source>
        <translation>&amp;Watch this folder</translation>
    </message>
    <message>
        <source>フォルダー</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>選ぶ(&amp;B)…</source>
        <translation>&amp;Browse…</translation>
    </message>
    <message>
        <source>今あるファイルも調べる(&amp;E)</source>
        <translation>Check the files already th&amp;ere, too</translation>
    </message>
    <message>
        <source>決定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>そのフォルダーはありません。</source>
        <translation>There is no such folder.</translation>
    </message>
</context>
<context>
    <name>Watching</name>
    <message>
        <source>フォルダーの監視をやめました</source>
        <translation>The folder is no longer watched</translation>
    </message>
    <message>
        <source>「{0}」に保存された会議録を取り込みます</source>
        <translation>Minutes saved into “{0}” will be imported</translation>
    </message>
    <message>
        <source>「{0}」から取り込みました：{1}</source>
        <translation>Imported from “{0}”: {1}</translation>
    </message>
    <message>
        <source>「{0}」から{1}件を取り込みました</source>
        <translation>Imported from “{0}”: {1}</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>目黒区の会議録を取り込む</source>
        <translation>Download the minutes of Meguro</translation>
    </message>
    <message>
        <source>期間を選ぶだけ。新しい本会議から順に届き、最初の1会議からすぐに読めます。</source>
        <translation>Just choose a period. The newest plenaries come first, and you can start reading as soon as the first arrives.</translation>
    </message>
    <message>
        <source>期間を選ぶ</source>
        <translation>Choose a period</translation>
    </message>
    <message>
        <source>ほかの議会の URL を貼り付ける</source>
        <translation>Paste the URL of another council</translation>
    </message>
    <message>
        <source>URL を貼り付ける</source>
        <translation>Paste a URL</translation>
    </message>
    <message>
        <source>見本で試す</source>
        <translation>Try the sample</translation>
    </message>
    <message>
        <source>会議録検索のページの URL を貼るだけ。取り込めるかどうかを確かめ、できないときは別の方法を案内します。</source>
        <translation>Just paste the URL of the search page: the program finds out whether it can download, and offers another way where it cannot.</translation>
    </message>
    <message>
        <source>架空の区の会議録とブログで、一通り試せます。ネットワークは使いません。</source>
        <translation>Try everything on the minutes and blog of a fictional ward. No network needed.</translation>
    </message>
    <message>
        <source>見本を読み込む</source>
        <translation>Load the sample</translation>
    </message>
    <message>
        <source>会議録リーダー</source>
        <translation>Gijiroku Reader</translation>
    </message>
    <message>
        <source>議会の質問と答弁を並べて読み、まとめて検索し、そのまま引用する。</source>
        <translation>Read council questions beside their answers, search them all, quote them word for word.</translation>
    </message>
    <message>
        <source>会議録やブログの書き出しファイルは、ここにドロップしても取り込めます。</source>
        <translation>You can also drop files here to import them: minutes or a blog export.</translation>
    </message>
    <message>
        <source>ファイルを取り込む…</source>
        <translation>Import files…</translation>
    </message>
    <message>
        <source>取り込んだものはこのパソコンの中だけに保存され、オフラインで読めます。</source>
        <translation>Everything is kept on this computer only and can be read offline.</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>戻る</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>進む</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>検索欄へ移動</source>
        <translation>Go to the search field</translation>
    </message>
    <message>
        <source>本文内を検索</source>
        <translation>Find in text</translation>
    </message>
    <message>
        <source>次の一致</source>
        <translation>Next hit</translation>
    </message>
    <message>
        <source>前の一致</source>
        <translation>Previous hit</translation>
    </message>
    <message>
        <source>引用をコピー</source>
        <translation>Copy quote</translation>
    </message>
    <message>
        <source>引用を整える…</source>
        <translation>Tidy up quote…</translation>
    </message>
    <message>
        <source>しおりを付ける…</source>
        <translation>Bookmark…</translation>
    </message>
    <message>
        <source>似た話題…</source>
        <translation>Similar topics…</translation>
    </message>
    <message>
        <source>下書きへ</source>
        <translation>Add to draft</translation>
    </message>
    <message>
        <source>この記事を下書きとして複製</source>
        <translation>Copy this post as a draft</translation>
    </message>
    <message>
        <source>下書きにメモを書く</source>
        <translation>Write a note in the draft</translation>
    </message>
    <message>
        <source>下書きの表示／非表示</source>
        <translation>Show/hide draft tray</translation>
    </message>
    <message>
        <source>スレッドで読む</source>
        <translation>Read as a thread</translation>
    </message>
    <message>
        <source>全文で読む</source>
        <translation>Read the full text</translation>
    </message>
    <message>
        <source>ライブラリーの表示／非表示</source>
        <translation>Show/hide library</translation>
    </message>
    <message>
        <source>一覧の表示／非表示</source>
        <translation>Show/hide list</translation>
    </message>
    <message>
        <source>絞り込みの表示／非表示</source>
        <translation>Show/hide filters</translation>
    </message>
    <message>
        <source>会議録を取り込む…</source>
        <translation>Download minutes…</translation>
    </message>
    <message>
        <source>ダウンロード</source>
        <translation>Downloads</translation>
    </message>
    <message>
        <source>議会を追加…</source>
        <translation>Add a council…</translation>
    </message>
    <message>
        <source>ファイルを取り込む…</source>
        <translation>Import files…</translation>
    </message>
    <message>
        <source>フォルダーを取り込む…</source>
        <translation>Import a folder…</translation>
    </message>
    <message>
        <source>貼り付けて取り込む…</source>
        <translation>Paste and import…</translation>
    </message>
    <message>
        <source>フォルダーを監視して取り込む…</source>
        <translation>Watch a folder…</translation>
    </message>
    <message>
        <source>ブログを追加…</source>
        <translation>Add a blog…</translation>
    </message>
    <message>
        <source>見本を読み込む</source>
        <translation>Load the sample</translation>
    </message>
    <message>
        <source>検索を保存…</source>
        <translation>Save search…</translation>
    </message>
    <message>
        <source>検索結果を CSV に書き出す…</source>
        <translation>Export results as CSV…</translation>
    </message>
    <message>
        <source>類義語…</source>
        <translation>Synonyms…</translation>
    </message>
    <message>
        <source>類義語も探す</source>
        <translation>Search synonyms too</translation>
    </message>
    <message>
        <source>元に戻す</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>やり直す</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>文字を大きく</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <source>文字を小さく</source>
        <translation>Smaller text</translation>
    </message>
    <message>
        <source>文字を既定の大きさに</source>
        <translation>Default text size</translation>
    </message>
    <message>
        <source>バックアップ…</source>
        <translation>Back up…</translation>
    </message>
    <message>
        <source>バックアップから復元…</source>
        <translation>Restore from backup…</translation>
    </message>
    <message>
        <source>新しいウィンドウで開く</source>
        <translation>Open in new window</translation>
    </message>
    <message>
        <source>前回の続き</source>
        <translation>Where you left off</translation>
    </message>
    <message>
        <source>印刷…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>PDF に書き出す…</source>
        <translation>Export as PDF…</translation>
    </message>
    <message>
        <source>設定…</source>
        <translation>Settings…</translation>
    </message>
    <message>
        <source>ヘルプ</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>キーボード操作</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>会議録リーダーについて</source>
        <translation>About Gijiroku Reader</translation>
    </message>
    <message>
        <source>終了</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
</context>
<context>
    <name>WindowMenu</name>
    <message>
        <source>ファイルやブログを取り込む</source>
        <translation>Import files and blogs</translation>
    </message>
    <message>
        <source>引用と下書き</source>
        <translation>Quotes and drafts</translation>
    </message>
    <message>
        <source>探す</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>表示</source>
        <translation>View</translation>
    </message>
</context>
<context>
    <name>Windows</name>
    <message>
        <source>会議録か記事を開いてから、新しいウィンドウで読めます。</source>
        <translation>Open minutes or a post to read it in a new window.</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>約{0}秒</source>
        <translation>about {0} s</translation>
    </message>
    <message>
        <source>約{0}時間{1}分</source>
        <translation>about {0} h {1} min</translation>
    </message>
    <message>
        <source>約{0}時間</source>
        <translation>about {0} h</translation>
    </message>
    <message>
        <source>約{0}分</source>
        <translation>about {0} min</translation>
    </message>
    <message>
        <source>{0}（{1}件）</source>
        <translation>{0} ({1})</translation>
    </message>
</context>
<context>
    <name>WorkProgress</name>
    <message>
        <source>中止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>一時停止</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>準備中</source>
        <translation>Preparing</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1}／{2}</source>
        <translation>{0}  {1}/{2}</translation>
    </message>
    <message>
        <source>（あと{0}）</source>
        <translation> ({0} left)</translation>
    </message>
    <message>
        <source>一時停止しています…</source>
        <translation>Pausing…</translation>
    </message>
    <message>
        <source>中止しています…</source>
        <translation>Stopping…</translation>
    </message>
    <message>
        <source>{0}：終わりました</source>
        <translation>{0}: finished</translation>
    </message>
</context>
<context>
    <name>_Delegate</name>
    <message>
        <source>見出し</source>
        <translation>Heading</translation>
    </message>
    <message>
        <source>出典なし</source>
        <translation>No source</translation>
    </message>
    <message>
        <source>出典が変わりました</source>
        <translation>Source changed</translation>
    </message>
    <message>
        <source>推定</source>
        <translation>Estimate</translation>
    </message>
    <message>
        <source>（見出しなし）</source>
        <translation>(no heading)</translation>
    </message>
    <message>
        <source>（すべて省かれています）</source>
        <translation>(everything is left out)</translation>
    </message>
    <message>
        <source>（空のメモ）</source>
        <translation>(an empty note)</translation>
    </message>
</context>
<context>
    <name>_FamilyEditor</name>
    <message>
        <source>自動（{0}）</source>
        <translation>Automatic ({0})</translation>
    </message>
    <message>
        <source>{0}（このパソコンにはありません）</source>
        <translation>{0} (not on this computer)</translation>
    </message>
</context>
<context>
    <name>_FolderEditor</name>
    <message>
        <source>まだ選ばれていません</source>
        <translation>None chosen yet</translation>
    </message>
    <message>
        <source>選ぶ…</source>
        <translation>Browse…</translation>
    </message>
</context>
<context>
    <name>_Model</name>
    <message>
        <source>ファイル・理由</source>
        <translation>File or reason</translation>
    </message>
    <message>
        <source>項目</source>
        <translation>Item</translation>
    </message>
</context>
</TS>
