# On a machine with nothing but Python 3.11 and make, `make run` and `make test` fetch the rest.

python := .venv/bin/python
environment := @sh packaging/bootstrap/environment.sh

.DEFAULT_GOAL := help
.PHONY: help run test lint bench eval proof interrupt screenshots gallery wheel folder deb sdist smoke translations clean

help: ## 使い方を表示する / show this
	@sed -n 's/^\([a-z]*\): ## \(.*\)/make \1: \2/p' Makefile

run: ## 会議録リーダーを開く（画面がなければ端末で見本）/ open the window, or the sample in the terminal
	@sh packaging/bootstrap/run.sh $(ARGS)

test: ## 試験をすべて動かす（ARGS="-k 語" で絞る）/ run the whole suite (ARGS="-k word" for a part)
	$(environment) test
	QT_QPA_PLATFORM=offscreen $(python) -m pytest -n 2 --dist worksteal $(ARGS)

lint: ## 書式・型・階層を調べる / check style, format, types and floors
	$(environment) tools
	$(python) -m ruff check
	$(python) -m ruff format --check
	$(python) -m pyright
	.venv/bin/lint-imports

bench: ## 速さと大きさを SQLite FTS5 と比べて測る / measure speed and size against SQLite FTS5
	$(environment) test
	PYTHONPATH=tests $(python) -m bench $(ARGS)

eval: ## 質問と答弁の対応を、人の付けた正解で採点する（ARGS="FILE …"）/ judge the threads by gold (ARGS="FILE …")
	$(environment) test
	PYTHONPATH=tests $(python) -m eval $(ARGS)

proof: ## 記事の引用の照合を、作った記事で採点する / judge the quotes found in posts that are made for it
	$(environment) test
	PYTHONPATH=tests $(python) -m eval.quotes $(ARGS)

interrupt: ## ダウンロードを 200 回中断し、何も失われないか確かめる / interrupt downloads 200 times and look that nothing is lost
	$(environment) test
	PYTHONPATH=tests $(python) -m bench.interrupted_downloads $(ARGS)

screenshots: ## 手引きと紹介の画像を、画面なしで撮り直す / make the guide's pictures anew, without a screen
	$(environment) test
	PYTHONPATH=tests $(python) -m gallery guide $(ARGS)

gallery: ## すべての画面を DIR=… に撮る / paint every screen of the program into DIR=…
	$(environment) test
	PYTHONPATH=tests $(python) -m gallery "$(DIR)" $(ARGS)

wheel: ## dist/ に配布物を作る / build the wheel into dist/
	$(environment) tools
	rm -rf build
	$(python) -m build --wheel --quiet

folder: ## Python なしで動くフォルダーを dist/ に作る / build a folder that needs no Python into dist/
	$(environment) tools
	$(python) packaging/build.py folder

deb: ## それを入れた .deb を dist/ に作る / build the .deb that carries it
	$(environment) tools
	$(python) packaging/build.py deb

sdist: ## ソース配布物と wheel を dist/ に作る / build the source distribution and the wheel
	$(environment) tools
	$(python) packaging/build.py sdist

smoke: ## 作ったフォルダーを動かして確かめる（PROGRAM=… で別のもの）/ try what was built (PROGRAM=… for another)
	@rm -rf build/smoke
	sh packaging/smoke.sh resources/sample build/smoke $(or $(PROGRAM),dist/gijiroku-reader/gijiroku-reader)

translations: ## 英語の訳を集め直して組み立てる / gather the window's texts and compile their English
	$(environment) tools
	.venv/bin/pyside6-lupdate reader/app.py reader/ui/*.py -no-obsolete -locations none -source-language ja -target-language en -ts resources/translations/en.ts
	.venv/bin/pyside6-lrelease resources/translations/en.ts -qm resources/translations/en.qm

clean: ## 作ったもの（.venv も）を消す / remove everything made here, .venv too
	rm -rf .venv build dist *.egg-info .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find reader resources tests -name __pycache__ -type d -prune -exec rm -rf {} +
