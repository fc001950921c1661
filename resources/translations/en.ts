<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="ja">
<context>
    <name>AboutDialog</name>
    <message>
        <source>会議録リーダーについて</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>会議録リーダー</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>バージョン {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>議会の質問と答弁を並べて読み、正確に引用するためのプログラムです。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MIT ライセンスで公開しています。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>バージョン情報をコピー</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lucide（アイコン）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>コピーしました</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Annotating</name>
    <message>
        <source>しおりを付けました</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>対応を確かめました</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>対応を手直ししました</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>対応を外しました</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>答弁なしと記録しました</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>会議録リーダー</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>閉じる</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BookmarkDialog</name>
    <message>
        <source>しおり</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この箇所をしおりに残す</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>あとで見返すためのひとこと（なくてもかまいません）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>例：デジタル、保育</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>メモ(&amp;N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>タグ(&amp;T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>しおりを外す</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Browsing</name>
    <message>
        <source>検索を保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名前</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>検索を保存しました</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>約{0}件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>見つかりませんでした</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未取得の{0}会議を取り込む（{1}）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>「{0}」の絞り込みを外す</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新しい会議</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>検索して Ctrl+S で保存できます。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>引用を整える画面の「下書きへ」で追加できます。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本文を選んで Ctrl+D で付けられます。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>引用をコピー</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>しおりを外す</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>この絞り込みを外す</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（候補なし）</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DownloadDialog</name>
    <message>
        <source>会議録を取り込む</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>接続しています…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>会議の一覧を調べています…&#x3000;{0}会議</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ほかの取り込みが終わるのを待っています…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ブラウザーで開く</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>もう一度</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ファイルを取り込む…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>目黒区議会</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>調べています</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>条件を変える</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>中止</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>調べる</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ダウンロード</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DownloadForm</name>
    <message>
        <source>議会の会議録検索ページのアドレス</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この1年</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この3年</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>すべて</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>期間を選ぶ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>期間</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この日から</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この日まで</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本会議と委員会</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本会議だけ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>委員会だけ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>会議</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>議会</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>公開されているすべての期間。数十年分になると、何時間もかかります。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} から {1} まで</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} から今日まで</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>会議録検索のページをブラウザーで開き、アドレス欄の文字を貼り付けてください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>変更</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>予期しない問題が起きました（{0}）。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterStrip</name>
    <message>
        <source>議会</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>会議</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>発言者</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>役割</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>出典</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>期間</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>本文内を検索</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>前へ（Shift+F3）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>次へ（F3）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>閉じる（Esc）</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FullTextView</name>
    <message>
        <source>全文</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>引用をコピー</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この発言を引用</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeadingPatternsDialog</name>
    <message>
        <source>見出しの型</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>引用の上に書く見出しの形です。{&#x3000;} の中は発言ごとに置きかわります。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>質問(&amp;Q)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>答弁(&amp;A)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>そのほか(&amp;O)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この型を使う</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>はじめの型に戻す</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓（分からないときは氏名）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>氏名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>区議・市議・県議など、議会に合わせて</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>区長・教育長など</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>役職、議員なら姓と区議など</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>質問・再質問・再々質問</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最初の答弁だけ「答弁」</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>何回目か</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この引用では</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（見出しなし）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ほか {0} 件</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>年ごとの件数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}年から{1}年、{2}件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}年（{1}） {2}件</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryTree</name>
    <message>
        <source>ライブラリー</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>その他の会議録</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ブログの記事</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存した検索</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>しおり</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下書き</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>無題の下書き</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日付不明</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}月{1}日</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message>
        <source>一覧</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>開く</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Listing</name>
    <message>
        <source>質問</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>答弁</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>議長</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>その他</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（無題の記事）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ブログ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>質疑 {0}件・発言 {1}件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新しい本文にこの箇所はありません</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>引用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>メモ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未取得 {0}会議</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本会議</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>委員会</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>会議録</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この1年</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この3年</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LongWorks</name>
    <message>
        <source>ファイルを取り込む</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>会議録と記事 (*.txt *.jsonl *.xz *.html *.htm);;すべてのファイル (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>バックアップ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>バックアップしました</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>バックアップから戻す</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今のライブラリーをバックアップの内容で置き換えます。今の内容は before-restore.sqlite として残ります。続けますか？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>バックアップから戻しました</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>すべて見る（{0}件）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取り込みました：新規{0}・変更{1}・変更なし{2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取り込めなかったもの</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}件は取り込めませんでした。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>会議録リーダー</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>戻る</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>進む</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>検索欄へ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本文内を検索</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>次の一致</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>前の一致</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>引用をコピー</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>引用を整える…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>しおりを付ける…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>スレッドで読む</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全文で読む</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ライブラリーの表示／非表示</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一覧の表示／非表示</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>絞り込みの表示／非表示</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>会議録を取り込む…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ファイルを取り込む…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>見本を読み込む</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>検索を保存…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>元に戻す</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文字を大きく</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文字を小さく</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>標準の文字サイズ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>バックアップ…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>バックアップから戻す…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>キーボード操作</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>このプログラムについて</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>終了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>表示</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>配色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>システムに合わせる</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ライト</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ダーク</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>言語（Language）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>メニュー</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>並べ替え</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新しい順</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>古い順</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>関連度順</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>会議録</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ブログの記事</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存した検索</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>しおり</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下書き</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>見本を読み込みました。架空の区の会議録です。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>「オンライン化」を検索</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>元に戻す</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>元に戻しました：{0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>予期しない問題が起きました：{0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message>
        <source>はじめに届くもの</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}会議（本会議 {1}・委員会 {2}）、うち未取得 {3}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この期間の会議録は公開されていません。期間を広げてみてください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この期間の会議録は、すべて取り込んであります。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&#x3000;ほか {0} 会議</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>およそ {0} 時間 {1} 分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>およそ {0} 時間</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>およそ {0} 分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}。{1}秒おきに1回、相手に負担をかけない速さで取得します。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最初の1会議から読めます。途中で止めても、次は続きからです。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>外観</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本文の文字の大きさ（ポイント）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>言語</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>要望・挨拶を隠す</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最後に使った表示</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>並び順</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最近の検索</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>引用の貼り先</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>英数字を半角に</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>出典を付ける</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>見出しの型</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>引用の型（テンプレート）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ダウンロードの間隔（秒）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ウィンドウの位置と大きさ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>区画の幅</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>「引用を整える」の区画の幅</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>「引用を整える」の大きさ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ライブラリーを表示</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>絞り込みを表示</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一覧を隠す</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ParagraphList</name>
    <message>
        <source>段落</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ParagraphModel</name>
    <message>
        <source>対応は推定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この答弁がこの質問に対するものかは、推定です。F2 で見出しを直せます。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ダブルクリックか F2 で見出しを直せます。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PostView</name>
    <message>
        <source>記事</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>元の記事を開く</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>無題</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuoteDialog</name>
    <message>
        <source>引用を整える</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>引用する段落を選んでください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>型を編集…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>段落</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>すべて選ぶ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>すべて外す</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>貼ったときの見え方</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>貼り先</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>見たまま(&amp;V)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ブログの見たまま編集、メール、ワープロに</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTMLソース(&amp;H)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ブログの HTML 編集に貼るためのタグ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note や GitHub などの Markdown に</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>テキスト(&amp;T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>飾りのない文字だけ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>記事として読み込める、Movable Type の書き出し形式</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>英数字を半角に(&amp;W)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全角の英字と数字だけを半角にします。ほかの文字は変わりません。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>出典(&amp;S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>議会・会議・日付と、公開ページへのリンクを付けます。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>見出しの型…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>引用全体の形（テンプレート）を、貼り先ごとに編集します。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下書きへ(&amp;D)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>選んだ段落を、出典につながったまま下書きに加えます。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>コピー</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}／{1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}字</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuotePreview</name>
    <message>
        <source>貼ったときの見え方</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuoteTemplatesDialog</name>
    <message>
        <source>引用の型（テンプレート）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>テンプレート</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この型をはじめに戻す</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>テキスト</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>jinja2 の書き方です。使える名前：blocks（heading, note, paragraphs の text・words・omission）、source（citation, url, place）、cite、title、date、author、body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この型を使う</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Quoting</name>
    <message>
        <source>引用をコピーしました（{0}・{1}字）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>整える…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下書き「{0}」に追加しました</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>見たまま</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTMLソース</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>テキスト</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReaderPane</name>
    <message>
        <source>見つかりません</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>検索語との一致（F3 で次へ、Shift+F3 で前へ）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>目次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この会議のほかの質疑</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>公開されているページをブラウザーで開く</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>スレッド</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>質問と答弁を並べて読む（Ctrl+1）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全文</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>公開されたままの全文を読む（Ctrl+2）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（見出しはありません）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一致 {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingArea</name>
    <message>
        <source>コピー</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>しおりを付ける…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この段落の印を外す</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この段落に印を付ける</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>すべての印を外す</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>会議録と記事を検索（例：オンライン化  発言者:見本太郎）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>検索</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>キーボード操作</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>接続しています</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一覧を調べています</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ダウンロード中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取り込み中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>索引を作成中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>質問と答弁を対応づけ中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>点検中</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Thread</name>
    <message>
        <source>{0} を畳む</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} を開く</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>問「{0}」</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>結「{0}」</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ThreadPage</name>
    <message>
        <source>{0}件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（題のない話題）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>前置き・挨拶 {0}件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>話題に分けられなかった発言 {0}件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>要望・挨拶 {0}件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>議長の発言 {0}件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}往復</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一致 {0}件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>引用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>「{0}」を引用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この話題の質問と答弁を引用としてコピー（Ctrl+Shift+C）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>しおり</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>「{0}」にしおり</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この話題にしおりを付ける（Ctrl+D）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再質問</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再々質問</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}回目の質問</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>質問</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>要望・挨拶</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>対応する質問を見つけられませんでした</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>話題は推定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>前の質問の続きと推定しました（確からしさ {0}%）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>答弁</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>手直し</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>手直し（{0}）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>対応を確認済み</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>プログラムが推定した対応です（確からしさ {0}%）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>対応は推定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>推定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正しい</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この対応は正しい</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ほかの候補 {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>答弁なし（{0} に確認）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>答弁なし</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>対応する答弁にする：{0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この答弁を対応させる</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>答弁なしと確認</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>読んで確かめたうえで、答弁がなかったと記録します</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>対応する答弁を見つけられませんでした</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>元に戻す</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ThreadView</name>
    <message>
        <source>スレッド</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この話題を引用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この質疑をすべて引用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>対応する答弁を選ぶ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この質問への対応を外す</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>すべての話題</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>閉じる</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopicStrip</name>
    <message>
        <source>要望・挨拶を隠す</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>話題のない発言（挨拶、要望、お礼）を終わりにまとめて畳みます</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>すべて</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>すべての話題を開く</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}往復</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（{0}）</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>目黒区の会議録を取り込む</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>期間を選ぶだけ。新しい本会議から順に届き、最初の1会議からすぐに読めます。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>期間を選ぶ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ほかの議会の URL を貼り付ける</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kensakusystem.jp で公開している議会なら、アドレスだけで取り込めます。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>URL を貼り付ける</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>見本で試す</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>架空の区の会議録とブログで、ひととおり試せます。ネットワークは使いません。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>見本を開く</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>会議録リーダー</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>議会の質問と答弁を並べて読み、まとめて検索し、そのまま引用する。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>会議録やブログの書き出しファイルは、ここにドロップしても取り込めます。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ファイルを取り込む…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取り込んだものはこのパソコンの中だけに保存され、オフラインで読めます。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorkProgress</name>
    <message>
        <source>中止（ここまでの分は残ります）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>中止</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>準備しています</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（あと約{0}秒）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（あと約{0}分）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>中止しています…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Delegate</name>
    <message>
        <source>見出し</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>推定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（見出しなし）</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>parent</name>
    <message>
        <source>しおりを付けた箇所</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一覧から選ぶと、ここに質問と答弁が並びます。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
