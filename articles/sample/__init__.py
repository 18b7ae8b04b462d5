"""An invented newsroom to look at and to try: texts, pictures, people and reads.

Everything is ours and invented: Kota Percontohan and its places are named after words for *example*
(contoh, umpama, andai, ibarat, laksana, misal). `load_sample_content` writes it; nothing else uses it.
"""
