"""What the forms ask and how Vietnamese offices word it: facts for the generator. All names are invented."""

from __future__ import annotations

FORMS = {
    "01-DK": ("Mẫu 01-ĐK", "PHIẾU ĐĂNG KÝ ĐIỂN HÌNH TIÊU BIỂU"),
    "02-TT": ("Mẫu 02-TT", "PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với tập thể)"),
    "02-CN": ("Mẫu 02-CN", "PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)"),
    "03-DG": ("Mẫu 03-ĐG", "BIỂU ĐÁNH GIÁ ĐỊNH KỲ CÁC ĐIỂN HÌNH TIÊU BIỂU"),
    "04-KQ": ("Mẫu 04-KQ", "BIỂU KẾT QUẢ XÂY DỰNG, PHÁT HIỆN, NUÔI DƯỠNG, NHÂN RỘNG ĐIỂN HÌNH TIÊU BIỂU"),
    "05-TH": ("Mẫu 05-TH", "BIỂU TỔNG HỢP DANH SÁCH ĐIỂN HÌNH TIÊU BIỂU"),
}
TITLES = {
    "01-DK": ("Phiếu đăng ký xây dựng điển hình tiêu biểu", "BẢN ĐĂNG KÝ ĐIỂN HÌNH TIÊU BIỂU NĂM 2024"),
    "02-TT": ("PHIẾU TỰ ĐÁNH GIÁ ĐIỂN HÌNH TIÊU BIỂU ĐỐI VỚI TẬP THỂ", "Phiếu đánh giá tiêu chí tập thể điển hình tiêu biểu"),
    "02-CN": ("PHIẾU TỰ ĐÁNH GIÁ ĐIỂN HÌNH TIÊU BIỂU ĐỐI VỚI CÁ NHÂN", "Phiếu đánh giá tiêu chí cá nhân điển hình tiêu biểu"),
    "03-DG": ("BẢNG ĐÁNH GIÁ ĐỊNH KỲ ĐIỂN HÌNH TIÊU BIỂU", "Biểu đánh giá định kỳ các mô hình, điển hình tiêu biểu"),
    "04-KQ": (
        "BÁO CÁO KẾT QUẢ XÂY DỰNG, NHÂN RỘNG ĐIỂN HÌNH TIÊU BIỂU",
        "Biểu kết quả phát hiện, nuôi dưỡng, nhân rộng điển hình tiêu biểu",
    ),
    "05-TH": ("DANH SÁCH TỔNG HỢP ĐIỂN HÌNH TIÊU BIỂU", "Biểu tổng hợp các điển hình tiêu biểu"),
}

# id: (official label | also seen …, own wordings of clerks …)
_COMMON = {
    "don_vi": ("Chi bộ|Đơn vị|Tên chi bộ|Chi bộ/đơn vị báo cáo", "Chi bộ báo cáo|Chi bộ trực thuộc|Đơn vị báo cáo|Chi bộ lập biểu"),
    "ky_bao_cao": ("Kỳ báo cáo|Kỳ đánh giá|Thời gian báo cáo", "Kỳ lập biểu|Báo cáo kỳ|Thời kỳ báo cáo|Kỳ tự đánh giá"),
    "ngay_lap": ("Ngày lập|Ngày lập biểu|Ngày báo cáo", "Ngày, tháng, năm lập|Ngày lập phiếu|Lập ngày"),
    "nguoi_lap": ("Người lập biểu|Người lập|Người báo cáo", "Họ tên người lập|Cán bộ lập biểu|Người lập phiếu"),
}
_AWARD = (
    "Hình thức đề nghị biểu dương, khen thưởng|Đề nghị khen thưởng|Hình thức đề nghị",
    "Hình thức khen thưởng đề nghị|Đề nghị biểu dương, khen thưởng",
)
_IDEAS = (
    "Số sáng kiến được công nhận|Số sáng kiến|Sáng kiến được công nhận (số lượng)",
    "Số lượng sáng kiến được công nhận|Tổng số sáng kiến được công nhận",
)
LABELS = {
    "01-DK": _COMMON | {
        "loai_dien_hinh": ("Loại điển hình|Loại hình (tập thể/cá nhân)|Loại", "Loại điển hình (tập thể hay cá nhân)|Đối tượng (tập thể/cá nhân)"),
        "ten_dien_hinh": ("Tên điển hình|Điển hình đăng ký|Tên tập thể/Họ và tên cá nhân", "Tên điển hình đăng ký|Tên tập thể, cá nhân đăng ký"),
        "nhom_noi_dung": ("Nhóm nội dung thực hiện|Nội dung lựa chọn (theo Mục II.2 Kế hoạch)|Nhóm nội dung", "Nhóm nội dung lựa chọn|Thuộc nhóm nội dung"),
        "noi_dung_dang_ky": ("Nội dung đăng ký thực hiện|Nội dung đăng ký|Nội dung cụ thể", "Nội dung đăng ký cụ thể|Nội dung, việc làm đăng ký"),
        "san_pham_cu_the": ("Sản phẩm cụ thể|Sản phẩm, kết quả dự kiến|Sản phẩm", "Sản phẩm dự kiến|Sản phẩm cụ thể đạt được"),
        "thoi_han_hoan_thanh": ("Thời hạn hoàn thành|Thời gian hoàn thành", "Thời gian dự kiến hoàn thành|Hạn hoàn thành|Hoàn thành trước ngày"),
        "tiep_tuc": ("Tiếp tục điển hình đã lựa chọn|Là điển hình đã chọn tiếp tục thực hiện", "Tiếp tục thực hiện điển hình đã chọn|Điển hình tiếp tục (Có/Không)"),
        "nguoi_theo_doi": ("Cấp ủy viên, đảng viên theo dõi|Người được phân công theo dõi|Người theo dõi", "Cấp ủy viên phụ trách theo dõi|Đồng chí theo dõi, giúp đỡ"),
        "bien_phap_ho_tro": ("Biện pháp hỗ trợ, tạo điều kiện|Biện pháp hỗ trợ", "Biện pháp hỗ trợ của cấp ủy|Giải pháp hỗ trợ, tạo điều kiện"),
    },
    "02-TT": _COMMON | {
        "ten_dien_hinh": ("Tên tập thể|Tập thể được đánh giá|Tên điển hình tập thể", "Tên tập thể tự đánh giá|Tên tập thể điển hình"),
        "so_thanh_vien": ("Số thành viên|Tổng số thành viên|Số cán bộ, đảng viên", "Số lượng thành viên|Tổng số cán bộ, đảng viên"),
        "so_sang_kien": _IDEAS,
        "xep_loai_to_chuc_dang": ("Xếp loại tổ chức đảng|Tổ chức đảng xếp loại|Kết quả xếp loại tổ chức đảng", "Mức xếp loại tổ chức đảng|Đánh giá, xếp loại tổ chức đảng"),
        "xep_loai_doan_the": ("Xếp loại tổ chức đoàn thể|Đoàn thể xếp loại|Kết quả xếp loại đoàn thể", "Xếp loại các tổ chức đoàn thể|Mức xếp loại đoàn thể"),
        "xep_loai_don_vi": ("Xếp loại cơ quan, đơn vị|Cơ quan, đơn vị xếp loại|Kết quả xếp loại đơn vị", "Mức xếp loại cơ quan, đơn vị|Đánh giá, xếp loại cơ quan"),
        "hinh_thuc_de_nghi": _AWARD,
    },
    "02-CN": _COMMON | {
        "ho_ten": ("Họ và tên|Họ tên|Họ và tên cá nhân", "Họ, tên cá nhân|Họ và tên người được đánh giá"),
        "nam_sinh": ("Năm sinh|Sinh năm", "Năm sinh (ghi 4 chữ số)"),
        "chuc_vu": ("Chức vụ, đơn vị công tác|Chức vụ|Chức vụ/chức danh", "Chức danh, đơn vị công tác|Chức vụ hiện nay"),
        "la_dang_vien": ("Là đảng viên|Đảng viên|Đảng viên (Có/Không)", "Có phải là đảng viên|Là đảng viên ĐCSVN"),
        "la_lanh_dao": ("Giữ chức vụ lãnh đạo, quản lý|Là lãnh đạo, quản lý|Chức vụ lãnh đạo, quản lý (Có/Không)", "Là cán bộ lãnh đạo, quản lý|Có giữ chức vụ lãnh đạo, quản lý"),
        "xep_loai": ("Mức xếp loại chất lượng|Xếp loại|Mức độ hoàn thành nhiệm vụ", "Kết quả xếp loại chất lượng|Xếp loại chất lượng năm"),
        "danh_hieu_thi_dua": ("Danh hiệu thi đua|Danh hiệu thi đua đạt được", "Danh hiệu thi đua cao nhất|Danh hiệu thi đua được công nhận"),
        "so_sang_kien": _IDEAS,
        "hinh_thuc_de_nghi": _AWARD,
    },
    "03-DG": _COMMON | {
        "moi_phat_hien": ("Điển hình mới phát hiện trong kỳ|Việc làm tốt, cách làm hay mới phát hiện", "Điển hình, cách làm hay mới phát hiện trong kỳ|Điển hình mới phát hiện"),
    },
    "04-KQ": _COMMON | {
        "so_tap_the": ("Số điển hình tập thể|Số tập thể điển hình tiêu biểu", "Số lượng điển hình tập thể|Tập thể điển hình (số lượng)"),
        "so_ca_nhan": ("Số điển hình cá nhân|Số cá nhân điển hình tiêu biểu", "Số lượng điển hình cá nhân|Cá nhân điển hình (số lượng)"),
        "so_moi_phat_hien": ("Số điển hình mới phát hiện|Điển hình mới được phát hiện", "Số lượng điển hình mới phát hiện|Số điển hình phát hiện mới trong kỳ"),
        "so_duoc_bieu_duong": ("Số điển hình được biểu dương|Số được biểu dương, ghi danh", "Số điển hình đã được biểu dương|Số lượng được biểu dương, ghi danh"),
        "so_de_nghi_khen_thuong": ("Số điển hình đề nghị khen thưởng|Số đề nghị cấp trên khen thưởng", "Số lượng đề nghị khen thưởng|Số điển hình đề nghị cấp trên khen thưởng"),
        "so_tin_bai": ("Số tin, bài tuyên truyền|Tin, bài tuyên truyền đã đăng", "Số lượng tin, bài|Số tin bài đã đăng"),
        "ket_qua_noi_bat": ("Kết quả nổi bật|Kết quả thực hiện nổi bật", "Những kết quả nổi bật|Kết quả nổi bật trong kỳ"),
        "han_che": ("Hạn chế, khó khăn|Tồn tại, hạn chế", "Những hạn chế, khó khăn|Khó khăn, hạn chế"),
        "nguyen_nhan": ("Nguyên nhân|Nguyên nhân của hạn chế", "Nguyên nhân của những hạn chế, khó khăn|Nguyên nhân tồn tại, hạn chế"),
        "phuong_huong": ("Phương hướng, nhiệm vụ thời gian tới|Phương hướng kỳ tới", "Phương hướng, nhiệm vụ kỳ tới|Nhiệm vụ thời gian tới"),
        "kien_nghi": ("Kiến nghị, đề xuất|Đề xuất, kiến nghị", "Những kiến nghị, đề xuất|Kiến nghị với Đảng ủy"),
    },
    "05-TH": dict(_COMMON),
}  # fmt: skip
COLUMNS = {
    "03-DG": {
        "ten_dien_hinh": "Điển hình|Tên điển hình|Tên tập thể, cá nhân điển hình",
        "loai_dien_hinh": "Loại|Loại điển hình|Loại hình (tập thể/cá nhân)",
        "tien_do": "Tiến độ (%)|Tiến độ thực hiện (%)|Tiến độ|Tỷ lệ hoàn thành (%)",
        "hieu_qua": "Hiệu quả|Hiệu quả mang lại|Hiệu quả, tác dụng",
        "kha_nang": "Khả năng phát triển|Khả năng nhân rộng|Khả năng phát triển, nhân rộng",
        "kho_khan": "Khó khăn, vướng mắc|Khó khăn|Vướng mắc",
        "dieu_chinh": "Giải pháp điều chỉnh|Biện pháp điều chỉnh|Hướng điều chỉnh",
        "nguoi_theo_doi": "Người theo dõi|Người được phân công theo dõi|Đảng viên theo dõi",
    },
    "05-TH": {
        "ten_dien_hinh": "Họ và tên/Tên tập thể|Họ tên cá nhân/Tên tập thể|Tên điển hình",
        "loai_dien_hinh": "Loại|Loại điển hình|Tập thể/Cá nhân",
        "chuc_vu": "Chức vụ|Chức vụ, đơn vị công tác|Chức danh",
        "nhom_noi_dung": "Nhóm nội dung|Nhóm nội dung thực hiện|Nội dung (nhóm)",
        "san_pham_cu_the": "Sản phẩm cụ thể|Sản phẩm|Sản phẩm, kết quả",
        "xep_loai": "Mức xếp loại|Xếp loại|Kết quả xếp loại",
        "hinh_thuc_de_nghi": "Hình thức đề nghị|Đề nghị khen thưởng|Hình thức đề nghị khen thưởng",
        "nguoi_theo_doi": "Người theo dõi|Người được phân công theo dõi|Cấp ủy viên theo dõi",
    },
}
# id: (as on the form, short)
CRITERIA = {
    "TT1": ("Triển khai hiệu quả các phong trào thi đua, các cuộc vận động gắn với thực hiện Chỉ thị số 05-CT/TW; tổ chức đăng ký học tập, làm theo Bác; không có người mắc tệ nạn xã hội; cải cách hành chính; đạt chuẩn văn hóa, an toàn về an ninh trật tự; đoàn kết, dân chủ", "Phong trào thi đua, cuộc vận động gắn với Chỉ thị 05-CT/TW"),
    "TT2": ("Triển khai, thực hiện tốt việc học tập và làm theo Bác gắn với Nghị quyết Trung ương 4 (khóa XI, XII), Kết luận số 21-KL/TW và Kết luận số 14-KL/TW", "Học tập, làm theo Bác gắn với NQTW4 và KL 21"),
    "TT3": ("Triển khai thực hiện có hiệu quả công tác phòng, chống tham nhũng, tiêu cực, thực hành tiết kiệm, chống lãng phí; tham gia hoạt động xã hội, từ thiện", "Phòng, chống tham nhũng, lãng phí; hoạt động xã hội, từ thiện"),
    "TT4": ("Có sáng kiến, áp dụng tiến bộ khoa học kỹ thuật trong triển khai, thực hiện nhiệm vụ có hiệu quả", "Sáng kiến, tiến bộ khoa học kỹ thuật"),
    "TT5": ("Tổ chức đảng, các tổ chức đoàn thể, cơ quan, đơn vị xếp loại hoàn thành xuất sắc nhiệm vụ trong thời gian bình xét", "Xếp loại tổ chức đảng, đoàn thể, cơ quan"),
    "CN1": ("Hằng năm hoàn thành tốt nhiệm vụ trở lên (đảng viên: hoàn thành xuất sắc nhiệm vụ); trách nhiệm cao, năng động, sáng tạo; có sáng kiến áp dụng hiệu quả", "Hoàn thành nhiệm vụ, sáng kiến"),
    "CN2": ("Không ngừng học tập, tu dưỡng, rèn luyện; tự giác nêu gương; thực hiện tốt Bản cam kết tu dưỡng, rèn luyện, phấn đấu; Quy định số 37-QĐ/TW", "Tu dưỡng, rèn luyện, nêu gương"),
    "CN3": ("Là gương điển hình tiêu biểu trong phong trào thi đua, cuộc vận động; phòng, chống tham nhũng; gia đình không vi phạm pháp luật; chiến sĩ thi đua cơ sở trở lên; được tín nhiệm cao", "Gương điển hình trong phong trào thi đua"),
    "LD1": ("Đối với lãnh đạo, quản lý: nêu cao trách nhiệm người đứng đầu trong lãnh đạo, chỉ đạo, điều hành; gắn với tiêu chí của tập thể tại Mục 1.2.1", "Trách nhiệm người đứng đầu (lãnh đạo, quản lý)"),
}  # fmt: skip
CRITERIA_OF = {"02-TT": ("TT1", "TT2", "TT3", "TT4", "TT5"), "02-CN": ("CN1", "CN2", "CN3", "LD1")}
UNITS = {
    "VP": "Chi bộ Văn phòng|Chi bộ Văn Phòng Sở|CB Văn phòng",
    "TTR": "Chi bộ Thanh tra|Chi bộ Thanh tra Sở|CB Thanh tra",
    "QLTM": "Chi bộ Quản lý Thương mại|Chi bộ phòng Quản lý thương mại|CB QLTM",
    "QLCN": "Chi bộ Quản lý Công nghiệp|Chi bộ phòng Quản lý công nghiệp|CB QL Công nghiệp",
    "QLNL": "Chi bộ Quản lý Năng lượng|Chi bộ phòng Quản lý năng lượng|CB QLNL",
    "KTAT": "Chi bộ Kỹ thuật an toàn và Môi trường|Chi bộ Kĩ thuật an toàn - Môi trường|CB KTAT-MT",
    "KHTC": "Chi bộ Kế hoạch - Tài chính - Tổng hợp|Chi bộ Kế hoạch, Tài chính, Tổng hợp|CB KH-TC-TH",
    "TTKC": "Chi bộ Trung tâm Khuyến công và Tư vấn phát triển công nghiệp|Chi bộ TT Khuyến công và TVPTCN|CB Trung tâm Khuyến công",
}
PERIODS = {
    "2024-Q3": "Quý III năm 2024|Quý III/2024|quý 3 năm 2024|Quý III-2024|QUÝ III NĂM 2024|Quý 3/2024",
    "2024-Q1": "Quý I năm 2024|Quý I/2024|quý 1 năm 2024",
    "2025-Q4": "Quý IV/2025|Quý IV năm 2025|quý 4/2025",
    "2024-09": "Tháng 9/2024|tháng 09 năm 2024|Tháng 9 năm 2024",
    "2024-H1": "6 tháng đầu năm 2024|Sáu tháng đầu năm 2024|06 tháng đầu năm 2024",
    "2024-H2": "6 tháng cuối năm 2024|06 tháng cuối năm 2024",
    "2024": "Năm 2024|năm 2024|2024",
    "2023-2025": "Giai đoạn 2023-2025|giai đoạn 2023 - 2025",
}
RATINGS = {
    "Hoàn thành xuất sắc nhiệm vụ": "Hoàn thành xuất sắc nhiệm vụ|HTXSNV|Hoàn thành XSNV|xuất sắc|HTXS nhiệm vụ|Hoàn thành xuất sắc NV",
    "Hoàn thành tốt nhiệm vụ": "Hoàn thành tốt nhiệm vụ|HTTNV|Hoàn thành tốt NV|HT tốt nhiệm vụ",
    "Hoàn thành nhiệm vụ": "Hoàn thành nhiệm vụ|HTNV",
    "Không hoàn thành nhiệm vụ": "Không hoàn thành nhiệm vụ",
}
BEST = "Hoàn thành xuất sắc nhiệm vụ"
GOOD = "Hoàn thành tốt nhiệm vụ"
GROUPS = {
    1: "Mục tiêu, chỉ tiêu, nhiệm vụ, giải pháp trọng tâm",
    2: "Nhiệm vụ đột phá, trọng tâm, mô hình tiêu biểu theo Kết luận số 01-KL/TW",
    3: "Cải cách hành chính, chuyển đổi số",
    4: "Giải quyết những vấn đề bức xúc, nổi cộm",
}
KINDS = {"tap_the": "Tập thể", "ca_nhan": "Cá nhân"}
SURNAMES = "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Nông Ma Lường Chu Tạ Quách Khổng"
MIDDLES = "Thị Văn Minh Thu Đức Ngọc Hữu Thanh Xuân Bích Trọng Kim Tuấn Diệu"
GIVENS = "Anh Bình Chiến Dung Hà Hòa Hoà Huệ Khuê Lượng Ngà Oanh Phượng Quý Thuỷ Thúy Tuệ Uyên Vỹ Yến Đạt Kỳ"
COLLECTIVES = (
    "Tổ chuyển đổi số", "Phòng Hành chính - Quản trị", "Tổ một cửa & trả kết quả", "Tập thể Phòng Quản lý điện năng", "Đội Quản lý thị trường số 2",
    'Câu lạc bộ "Tự học, tự rèn"', "Tổ công tác cải cách hành chính", "Chi đoàn cơ quan",
)  # fmt: skip
POSITIONS = (
    "Chuyên viên",
    "Chuyên viên chính, Phòng Kỹ thuật an toàn",
    "Trưởng phòng",
    "Phó Trưởng phòng Quản lý công nghiệp",
    "Kế toán trưởng",
    "Văn thư - Lưu trữ",
)
AWARDS_FROM = ("Chiến sĩ thi đua cơ sở", "Chiến sỹ thi đua cấp tỉnh", "Chiến sĩ thi đua cơ sở năm 2023, 2024")
AWARDS_BELOW = ("Lao động tiên tiến", "Lao động tiên tiến năm 2024")
PROPOSALS = ("Biểu dương", "Giấy khen của Đảng ủy Khối", "Bằng khen của Chủ tịch UBND tỉnh", "Biểu dương, ghi danh điển hình")
PRODUCTS = (
    "{a} quy trình nội bộ được chuẩn hóa, ban hành trước 30/11/2024", "Sổ tay nghiệp vụ {a} trang kèm {b} biểu mẫu",
    "Bản đồ số {b} cụm công nghiệp cập nhật hằng tuần", "Kho {b} hồ sơ mẫu dùng chung trên mạng nội bộ",
)  # fmt: skip
PLANS = (
    "Rút ngắn thời gian giải quyết {a} thủ tục xuống còn {b} giờ làm việc", "Tổ chức {a} buổi đối thoại với doanh nghiệp mỗi quý",
    "Số hóa {b}% hồ sơ lưu trữ của đơn vị; niêm yết công khai kết quả", 'Duy trì phong trào "Mỗi tuần một việc tốt" tại {a} phòng',
)  # fmt: skip
HELP = (
    "Bố trí {a} máy tính và {b} triệu đồng kinh phí",
    "Phân công 0{c} đồng chí kèm cặp, hướng dẫn nghiệp vụ",
    "Tạo điều kiện về thời gian dự lớp bồi dưỡng",
)
EVIDENCE = (
    "Đã tổ chức {a} buổi sinh hoạt chuyên đề với {b}% đảng viên tham dự đầy đủ", "Ban hành {a} văn bản chỉ đạo, kiểm tra {b} lượt tại các bộ phận trực thuộc",
    "Tiếp nhận {b} hồ sơ, giải quyết đúng hạn {b}/{b}, không có đơn thư khiếu nại", 'Mô hình "Nụ cười công sở" được {a} đơn vị bạn đến học tập kinh nghiệm',
    "Ủng hộ {b} triệu đồng giúp {a} hộ nghèo tại xã kết nghĩa vùng cao", "Chấm dứt việc in giấy ở {a} khâu, tiết kiệm {b} triệu đồng một năm",
    "Được công nhận đạt chuẩn văn hóa theo Quyết định số {b}/QĐ-SCT ngày 15/{c}/2024", "Đề tài cải tiến quy trình <SCT-{a}> giúp giảm {b}% thời gian xử lý hồ sơ",
    "Cam kết tu dưỡng của {a} đồng chí được chi ủy xác nhận hoàn thành tốt", "Hướng dẫn {b} lượt công dân nộp hồ sơ trực tuyến; tỷ lệ hài lòng đạt 9{c}%",
    "Chủ động tham mưu {a} đề án lớn của ngành, trong đó {c} đề án đã được phê duyệt", "Gương mẫu chấp hành nội quy, {a} năm liền không vi phạm kỷ luật lao động",
    "Kết quả: hoàn thành {b}/{b} chỉ tiêu được giao trước thời hạn {a} ngày", "Số tiêu chí chưa đạt của năm trước ({c} tiêu chí) nay đã khắc phục xong",
)  # fmt: skip
EFFECTS = ("Giảm {b}% thời gian xử lý hồ sơ", "Lan tỏa tới {a} đơn vị trong Sở", "Chi phí in ấn giảm {b} triệu đồng/quý")
CHANCES = ("Có thể nhân rộng toàn Đảng bộ", "Cần thêm {a} tháng thử nghiệm", "Phù hợp với các phòng có một cửa")
TROUBLES = ("Không có", "Thiếu nhân lực công nghệ thông tin", "Đường truyền chưa ổn định, phần mềm hay lỗi")
CHANGES = ("Tiếp tục theo kế hoạch", "Bổ sung {a} cán bộ, lùi mốc sang tháng {c}/2025", "Thuê dịch vụ đường truyền dự phòng")
NARRATIVES = (
    "Chi bộ đã phát hiện {a} việc làm hay, {b} lượt đảng viên hưởng ứng", "Công tác tuyên truyền còn {c} nội dung chậm; có nơi chưa vào cuộc",
    "Do biên chế giảm {c} người trong khi khối lượng công việc tăng {b}%", "Mỗi quý tổ chức 0{c} buổi sinh hoạt chuyên đề, biểu dương kịp thời",
    "Đề nghị Đảng ủy bố trí {b} triệu đồng kinh phí khen thưởng", "Nhân rộng {a} mô hình sang các chi bộ bạn trước ngày 30/6/2025",
    'Buổi giao lưu "Gương sáng quanh ta" thu hút {b} người dự', "Kinh phí hoạt động còn hạn hẹp, chủ yếu do đảng viên tự đóng góp",
)  # fmt: skip
